package dev.sockstep.export.program;

import dev.sockstep.command.OptionValue;
import dev.sockstep.command.SocketCommand;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/** The program in C, with the functions of sys/socket.h. */
final class CSource extends Source {
  private static final Set<String> RESERVED =
      Set.of(
          ("auto break case char const continue default do double else enum extern float for goto"
               + " if inline int long register restrict return short signed sizeof static struct"
               + " switch typedef union unsigned void volatile while bool true false nullptr"
               + " alignas alignof constexpr thread_local typeof main argc argv fail lookup told"
               + " send_all receive receive_once letters errno socket bind listen accept connect"
               + " send sendto recv recvfrom shutdown close setsockopt getsockname perror exit"
               + " stdin stdout stderr linux unix signal i386 NULL EOF read write printf puts"
               + " address size value data buffer time exp log sin cos tan index remove rename abs"
               + " div")
              .split(" "));

  CSource(Outline outline) {
    super(outline);
  }

  @Override
  Set<String> reserved() {
    return RESERVED;
  }

  @Override
  String comment(String words) {
    return "/* " + words + " */";
  }

  @Override
  String write() {
    line("/* " + title());
    if (!outline.arguments().isEmpty()) {
      line(" *");
      line(" * arguments: " + usage());
    }
    line(" * What is received goes to standard output, all else to standard error. */");
    lines(
        """
        #define _GNU_SOURCE
        #include <netdb.h>
        #include <netinet/in.h>
        #include <netinet/tcp.h>
        #include <signal.h>
        #include <stdio.h>
        #include <stdlib.h>
        #include <string.h>
        #include <sys/socket.h>
        #include <sys/time.h>
        #include <sys/un.h>
        #include <unistd.h>

        static void fail(const char *what)
        {
          perror(what);
          exit(1);
        }
        """);
    new CHelpers(outline, this).write();
    lines(
        """

        int main(int argc, char **argv)
        {
        """);
    indent(2);
    if (outline.arguments().isEmpty()) {
      line("(void) argc;");
      line("(void) argv;");
    }
    line("/* A send to who has gone fails with EPIPE; the signal would end the program. */");
    line("signal(SIGPIPE, SIG_IGN);");
    line("");
    for (Place.Outside place : outline.arguments()) {
      String number = Integer.toString(place.number());
      line(
          "const char *%s = argc > %s ? argv[%s] : \"%d\";"
              .formatted(port(place), number, number, place.port()));
    }
    line("");
    body();
    line("");
    line("return 0;");
    indent(0);
    line("}");
    return text();
  }

  @Override
  void operation(Operation operation) {
    String id = id(operation.socket());
    switch (operation) {
      case Operation.Create(Variable socket) -> {
        line(
            "int "
                + id
                + " = socket("
                + socket.kind().family()
                + ", "
                + socket.kind().type()
                + ", 0);");
        check(id + " < 0", "socket");
      }
      case Operation.Setopt(_, SocketCommand.Setopt setopt) -> setopt(setopt, id);
      case Operation.Bind(Variable socket, Place place) -> placed("bind", id, place, socket);
      case Operation.Listen(_, int backlog) ->
          check("listen(" + id + ", " + backlog + ") < 0", "listen");
      case Operation.Accept(_, Variable made) -> {
        line("int " + id(made) + " = accept(" + id + ", NULL, NULL);");
        check(id(made) + " < 0", "accept");
      }
      case Operation.Connect(Variable socket, Place place) -> placed("connect", id, place, socket);
      case Operation.Send(_, byte[] bytes, boolean generated) ->
          sent(
              bytes,
              generated,
              data -> line("send_all(" + id + ", " + data + ", " + bytes.length + ");"));
      case Operation.Sendto(Variable socket, byte[] bytes, boolean generated, Place place) ->
          sent(bytes, generated, data -> sendto(socket, data, bytes.length, place));
      case Operation.Receive(Variable socket, int asked, int got) ->
          line(
              socket.kind().isStream() && got > 0
                  ? "receive(" + id + ", " + got + ");"
                  : "receive_once(" + id + ", " + asked + ", NULL, NULL);");
      case Operation.Recvfrom(_, int asked) -> {
        if (!declared(id)) {
          line("struct sockaddr_storage " + id + "_sender;");
          line("socklen_t " + id + "_size;");
        }
        line(id + "_size = sizeof " + id + "_sender;");
        line("receive_once(%s, %d, &%s_sender, &%s_size);".formatted(id, asked, id, id));
      }
      case Operation.Shutdown(_, var direction) ->
          check("shutdown(" + id + ", SHUT_" + direction + ") < 0", "shutdown");
      case Operation.Close _ -> check("close(" + id + ") < 0", "close");
      case Operation.LeftOut _ -> {}
    }
    if (Told.after(operation, outline)) {
      line("told(\"" + operation.socket().name() + "\", " + id + ");");
    }
  }

  private boolean declared(String id) {
    return text().contains("struct sockaddr_storage " + id + "_sender;");
  }

  private void check(String condition, String what) {
    line("if (" + condition + ")");
    line("  fail(\"" + what + "\");");
  }

  private interface WithData {
    void write(String data);
  }

  private void sent(byte[] bytes, boolean generated, WithData rest) {
    if (generated) {
      rest.write("letters(" + bytes.length + ")");
      return;
    }
    List<String> literals = literals(bytes);
    if (literals.size() == 1) {
      rest.write(literals.getFirst());
      return;
    }
    line("{");
    line("  static const char data[] =");
    for (int i = 0; i < literals.size(); i++) {
      line("      " + literals.get(i) + (i == literals.size() - 1 ? ";" : ""));
    }
    line("");
    inBlock(() -> rest.write("data"));
    line("}");
  }

  private void sendto(Variable socket, String data, int length, Place place) {
    String id = id(socket);
    if (place instanceof Place.Sender) {
      String to = "(struct sockaddr *) &" + id + "_sender, " + id + "_size";
      check("sendto(" + id + ", " + data + ", " + length + ", 0, " + to + ") < 0", "sendto");
      return;
    }
    addressed(
        place,
        socket,
        (address, size) ->
            check(
                "sendto(%s, %s, %d, 0, %s, %s) < 0".formatted(id, data, length, address, size),
                "sendto"));
  }

  private void placed(String call, String id, Place place, Variable socket) {
    if (place instanceof Place.Sender) {
      check(
          "%s(%s, (struct sockaddr *) &%s_sender, %s_size) < 0".formatted(call, id, id, id), call);
      return;
    }
    addressed(
        place,
        socket,
        (address, size) -> check("%s(%s, %s, %s) < 0".formatted(call, id, address, size), call));
  }

  private interface WithAddress {
    void write(String address, String size);
  }

  /** The address in a block of its own, and in it what uses it. */
  private void addressed(Place place, Variable socket, WithAddress rest) {
    line("{");
    switch (place) {
      case Place.Outside outside -> {
        line(
            "  struct addrinfo *address = lookup(%s, %s, %s, %s);"
                .formatted(
                    socket.kind().family(),
                    socket.kind().type(),
                    literal(outside.host()),
                    port(outside)));
        line("");
        inBlock(() -> rest.write("address->ai_addr", "address->ai_addrlen"));
        line("  freeaddrinfo(address);");
      }
      case Place.Inside(Variable other) -> {
        line("  struct sockaddr_storage address;");
        line("  socklen_t size = sizeof address;");
        line("");
        inBlock(
            () -> {
              check(
                  "getsockname(" + id(other) + ", (struct sockaddr *) &address, &size) < 0",
                  "getsockname");
              rest.write("(struct sockaddr *) &address", "size");
            });
      }
      case Place.Path(String name, boolean isAbstract) -> {
        byte[] path = ((isAbstract ? "\0" : "") + name).getBytes(StandardCharsets.ISO_8859_1);
        line("  struct sockaddr_un address = {.sun_family = AF_UNIX};");
        line("");
        line(
            "  memcpy(address.sun_path, "
                + String.join(" ", literals(path))
                + ", "
                + path.length
                + ");");
        String size =
            isAbstract
                ? "offsetof(struct sockaddr_un, sun_path) + " + path.length
                : "sizeof address";
        inBlock(() -> rest.write("(struct sockaddr *) &address", size));
      }
      case Place.Sender _ -> throw new IllegalStateException("a sender has its address already");
    }
    line("}");
  }

  private void inBlock(Runnable rest) {
    indent(4);
    rest.run();
    indent(2);
  }

  private void setopt(SocketCommand.Setopt setopt, String id) {
    String value =
        switch (setopt.value()) {
          case OptionValue.Int(int number) -> "int value = " + number + ";";
          case OptionValue.Time(var time) ->
              "struct timeval value = {"
                  + time.toSeconds()
                  + ", "
                  + time.toNanosPart() / 1000
                  + "};";
          case OptionValue.Linger(boolean on, int seconds) ->
              "struct linger value = {" + (on ? 1 : 0) + ", " + seconds + "};";
          case OptionValue.Text(String text) -> "const char value[] = " + literal(text) + ";";
          case OptionValue.Inet4(String dotted) ->
              "unsigned char value[4] = {" + dotted.replace(".", ", ") + "};";
        };
    line("{");
    line("  " + value);
    line("");
    inBlock(
        () ->
            check(
                "setsockopt(%s, %s, %s, &value, sizeof value) < 0"
                    .formatted(id, setopt.option().level().symbol(), setopt.option()),
                setopt.option().toString()));
    line("}");
  }

  private static String port(Place.Outside place) {
    return place.owner().name() + "_port" + (place.number() > 1 ? "_" + place.number() : "");
  }
}
