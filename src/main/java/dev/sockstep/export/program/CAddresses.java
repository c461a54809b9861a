package dev.sockstep.export.program;

import java.nio.charset.StandardCharsets;

/** The calls of a C program that take an address. */
final class CAddresses {
  private final CText source;

  CAddresses(CText source) {
    this.source = source;
  }

  void sendto(Variable socket, String data, int length, String flags, Place place) {
    String id = source.id(socket);
    if (place instanceof Place.Sender) {
      String to = "(struct sockaddr *) &" + id + "_sender, " + id + "_size";
      source.check(
          "sendto(" + id + ", " + data + ", " + length + ", " + flags + ", " + to + ") < 0",
          "sendto");
      return;
    }
    addressed(
        place,
        socket,
        (address, size) ->
            source.check(
                "sendto(%s, %s, %d, %s, %s, %s) < 0"
                    .formatted(id, data, length, flags, address, size),
                "sendto"));
  }

  void placed(String call, String id, Place place, Variable socket) {
    if (place instanceof Place.Sender) {
      source.check(
          "%s(%s, (struct sockaddr *) &%s_sender, %s_size) < 0".formatted(call, id, id, id), call);
      return;
    }
    addressed(
        place,
        socket,
        (address, size) ->
            source.check("%s(%s, %s, %s) < 0".formatted(call, id, address, size), call));
  }

  private interface WithAddress {
    void write(String address, String size);
  }

  /** The address in a block of its own, and in it what uses it. */
  private void addressed(Place place, Variable socket, WithAddress rest) {
    source.line("{");
    switch (place) {
      case Place.Outside outside -> {
        source.line(
            "  struct addrinfo *address = lookup(%s, %s, %s, %s);"
                .formatted(
                    socket.kind().family(),
                    socket.kind().type(),
                    Source.literal(outside.host()),
                    source.port(outside)));
        source.line("");
        source.inBlock(() -> rest.write("address->ai_addr", "address->ai_addrlen"));
        source.line("  freeaddrinfo(address);");
      }
      case Place.Inside(Variable other) -> inside(other, "struct sockaddr_storage", "", rest);
      case Place.Group(Variable other, String host) -> {
        boolean inet6 = other.kind().isInet6();
        String type = inet6 ? "struct sockaddr_in6" : "struct sockaddr_in";
        String field = inet6 ? "sin6_addr" : "sin_addr";
        String family = inet6 ? "AF_INET6" : "AF_INET";
        String group = Source.literal(host);
        inside(
            other, type, "inet_pton(" + family + ", " + group + ", &address." + field + ");", rest);
      }
      case Place.Path(String name, boolean isAbstract) -> {
        byte[] path = ((isAbstract ? "\0" : "") + name).getBytes(StandardCharsets.ISO_8859_1);
        source.line("  struct sockaddr_un address = {.sun_family = AF_UNIX};");
        source.line("");
        source.line(
            "  memcpy(address.sun_path, "
                + String.join(" ", Source.literals(path))
                + ", "
                + path.length
                + ");");
        String size =
            isAbstract
                ? "offsetof(struct sockaddr_un, sun_path) + " + path.length
                : "sizeof address";
        source.inBlock(() -> rest.write("(struct sockaddr *) &address", size));
      }
      case Place.Sender _ -> throw new IllegalStateException("a sender has its address already");
    }
    source.line("}");
  }

  /** The address of another socket of the program, with one line that changes it. */
  private void inside(Variable other, String type, String change, WithAddress rest) {
    source.line("  " + type + " address;");
    source.line("  socklen_t size = sizeof address;");
    source.line("");
    source.inBlock(
        () -> {
          source.check(
              "getsockname(" + source.id(other) + ", (struct sockaddr *) &address, &size) < 0",
              "getsockname");
          if (!change.isEmpty()) {
            source.line(change);
          }
          rest.write("(struct sockaddr *) &address", "size");
        });
  }
}
