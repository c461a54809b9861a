package dev.sockstep.export.program;

import dev.sockstep.command.Keywords;
import dev.sockstep.command.MessageFlag;
import dev.sockstep.command.SocketCommand;
import java.util.List;
import java.util.Set;

/** The program in C, with the functions of sys/socket.h. */
final class CSource extends CText {
  private static final Set<String> TAKEN =
      Set.of(
          ("main argc argv fail lookup told send_all receive receive_once await_urgent set_timeout"
               + " group letters errno socket bind listen accept connect send sendto recv recvfrom"
               + " shutdown close setsockopt getsockname perror exit stdin stdout stderr linux unix"
               + " signal i386 NULL EOF read write printf puts address size value data buffer time"
               + " exp log sin cos tan index remove rename abs div")
              .split(" "));

  private final CAddresses addresses = new CAddresses(this);
  private final COptions options = new COptions(this);

  CSource(Outline outline) {
    super(outline);
  }

  @Override
  Keywords keywords() {
    return Keywords.C;
  }

  @Override
  String portName(String socket) {
    return socket.isEmpty() ? "port" : socket + "_port";
  }

  @Override
  Set<String> taken() {
    return TAKEN;
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
        #include <arpa/inet.h>
        #include <net/if.h>
        #include <netdb.h>
        #include <netinet/in.h>
        #include <netinet/tcp.h>
        #include <poll.h>
        #include <signal.h>
        #include <stddef.h>
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
    return CIncludes.withoutUnused(text());
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
      case Operation.Pair(Variable a, Variable b) -> {
        String both = id + "_" + id(b);
        line("int " + both + "[2];");
        check(
            "socketpair(%s, %s, 0, %s) < 0".formatted(a.kind().family(), a.kind().type(), both),
            "socketpair");
        line("int %s = %s[0], %s = %s[1];".formatted(id, both, id(b), both));
      }
      case Operation.Dup(_, Variable made) -> {
        line("int " + id(made) + " = dup(" + id + ");");
        check(id(made) + " < 0", "dup");
      }
      case Operation.Membership membership -> options.membership(membership, id);
      case Operation.Timeout(_, var limit) -> options.timeout(limit, id);
      case Operation.Setopt(_, SocketCommand.Setopt setopt) -> options.setopt(setopt, id);
      case Operation.Bind(Variable socket, Place place) ->
          addresses.placed("bind", id, place, socket);
      case Operation.Listen(_, int backlog) ->
          check("listen(" + id + ", " + backlog + ") < 0", "listen");
      case Operation.Accept(_, Variable made) -> {
        line("int " + id(made) + " = accept(" + id + ", NULL, NULL);");
        check(id(made) + " < 0", "accept");
      }
      case Operation.Connect(Variable socket, Place place) ->
          addresses.placed("connect", id, place, socket);
      case Operation.Send(_, byte[] bytes, boolean generated, var flags) ->
          sent(
              bytes,
              generated,
              data ->
                  line(
                      "send_all(%s, %s, %d, %s);"
                          .formatted(id, data, bytes.length, flags.symbols("", " | "))));
      case Operation.Sendto(
              Variable socket,
              byte[] bytes,
              boolean generated,
              Place place,
              var flags) ->
          sent(
              bytes,
              generated,
              data ->
                  addresses.sendto(socket, data, bytes.length, flags.symbols("", " | "), place));
      case Operation.Receive receive -> receive(receive, id);
      case Operation.Recvfrom(_, int asked, var flags) -> {
        if (!declared(id)) {
          line("struct sockaddr_storage " + id + "_sender;");
          line("socklen_t " + id + "_size;");
        }
        line(id + "_size = sizeof " + id + "_sender;");
        line(
            "receive_once(%s, %d, %s, &%s_sender, &%s_size);"
                .formatted(id, asked, flags.symbols("", " | "), id, id));
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

  private void receive(Operation.Receive receive, String id) {
    if (receive.isWhole()) {
      line("receive(" + id + ", " + receive.got() + ");");
      return;
    }
    if (receive.flags().has(MessageFlag.OOB)) {
      line("await_urgent(" + id + ");");
    }
    Taking taking = Taking.of(receive);
    line(
        "receive_once(%s, %d, %s, NULL, NULL);"
            .formatted(id, taking.count(), taking.flags().symbols("", " | ")));
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
}
