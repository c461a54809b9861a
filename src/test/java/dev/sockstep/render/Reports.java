package dev.sockstep.render;

import dev.sockstep.model.Call;
import dev.sockstep.model.CallError;
import dev.sockstep.model.Change;
import dev.sockstep.model.Change.Property;
import dev.sockstep.model.Endpoint;
import dev.sockstep.model.Equivalent;
import dev.sockstep.model.Errno;
import dev.sockstep.model.Failure;
import dev.sockstep.model.Outcome;
import dev.sockstep.model.Snapshot;
import dev.sockstep.model.SocketKind;
import dev.sockstep.model.SocketView;
import dev.sockstep.model.SourceLine;
import dev.sockstep.model.Stage;
import dev.sockstep.model.StageChange;
import dev.sockstep.model.Station;
import dev.sockstep.model.StepReport;
import dev.sockstep.model.StepReportBuilder;
import dev.sockstep.model.TcpState;
import dev.sockstep.model.Track;
import dev.sockstep.model.Track.Progress;
import dev.sockstep.model.Track.Role;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reports as a session makes them, with numbers that do not change. */
final class Reports {
  static final Outcome DONE = new Outcome.Done();

  private Reports() {}

  static StepReport create() {
    return StepReport.of(SourceLine.typed("c = create"))
        .socket("c")
        .call(call("socket", "socket(AF_INET, SOCK_STREAM, 0)", 7, 24_400))
        .stage(stage(null, Stage.CREATED, Role.OPEN, Station.CREATE, Progress.REACHED))
        .changes(
            List.of(
                new Change("c", Property.FD, null, "7"),
                new Change("c", Property.STATE, null, "CLOSE")))
        .equivalent(
            new Equivalent(
                "c = socket.socket()",
                "int c = socket(AF_INET, SOCK_STREAM, 0);",
                "var c = SocketChannel.open();"))
        .build(1, DONE);
  }

  static StepReport createUdp() {
    return StepReport.of(SourceLine.typed("u = create udp"))
        .socket("u")
        .call(call("socket", "socket(AF_INET, SOCK_DGRAM, 0)", 7, 24_400))
        .stage(stage(null, Stage.CREATED, Role.DATAGRAM, Station.CREATE, Progress.REACHED))
        .changes(List.of(new Change("u", Property.FD, null, "7")))
        .build(1, DONE);
  }

  static StepReport bind() {
    return StepReport.of(SourceLine.typed("srv.bind 127.0.0.1 0"))
        .socket("srv")
        .call(call("bind", "bind(8, 127.0.0.1:0)", 0, 3_000))
        .stage(stage(Stage.CREATED, Stage.BOUND, Role.SERVER, Station.BIND, Progress.REACHED))
        .changes(List.of(new Change("srv", Property.LOCAL, null, "127.0.0.1:40123")))
        .equivalent(
            new Equivalent(
                "srv.bind((\"127.0.0.1\", 0))",
                "bind(srv, (struct sockaddr *)&address, sizeof address);",
                "srv.bind(new InetSocketAddress(\"127.0.0.1\", 0));"))
        .build(2, DONE);
  }

  static StepReport connect() {
    return StepReport.of(SourceLine.typed("c.connect 127.0.0.1 8080"))
        .socket("c")
        .call(call("connect", "connect(7, 127.0.0.1:8080)", 0, 83_000))
        .stage(
            stage(Stage.CREATED, Stage.CONNECTED, Role.CLIENT, Station.CONNECT, Progress.REACHED))
        .changes(
            List.of(
                new Change("c", Property.STATE, "CLOSE", "ESTABLISHED"),
                new Change("c", Property.LOCAL, null, "127.0.0.1:54022"),
                new Change("c", Property.PEER, null, "127.0.0.1:8080"),
                new Change("srv", Property.ACCEPTQ, "0", "1")))
        .equivalent(
            new Equivalent(
                "c.connect((\"127.0.0.1\", 8080))",
                "connect(c, (struct sockaddr *)&address, sizeof address);",
                "c.connect(new InetSocketAddress(\"127.0.0.1\", 8080));"))
        .build(5, DONE);
  }

  static StepReport blockedAccept() {
    return StepReport.of(SourceLine.typed("conn = srv.accept"))
        .socket("srv")
        .call(new Call("accept", List.of("8"), null, null, 300_400_000))
        .stage(
            stage(Stage.LISTENING, Stage.LISTENING, Role.SERVER, Station.ACCEPT, Progress.BLOCKED))
        .equivalent(
            new Equivalent(
                "conn, address = srv.accept()",
                "int conn = accept(srv, NULL, NULL);",
                "var conn = srv.accept();"))
        .build(
            4,
            new Outcome.Blocked(
                "inet_csk_accept",
                "the accept queue is empty",
                "connect to 127.0.0.1:8080 from another socket"));
  }

  static StepReport finishedAccept() {
    return StepReport.of(SourceLine.typed("conn = srv.accept"))
        .socket("srv")
        .call(call("accept", "accept(8)", 9, 12_345_600_000L))
        .stage(
            stage(Stage.LISTENING, Stage.LISTENING, Role.SERVER, Station.ACCEPT, Progress.REACHED))
        .changes(
            List.of(
                new Change("conn", Property.FD, null, "9"),
                new Change("conn", Property.STATE, null, "ESTABLISHED"),
                new Change("conn", Property.LOCAL, null, "127.0.0.1:8080"),
                new Change("conn", Property.PEER, null, "127.0.0.1:54022"),
                new Change("srv", Property.ACCEPTQ, "1", "0")))
        .note("conn is the new socket: the other end is c")
        .equivalent(new Equivalent("conn, address = srv.accept()", null, null))
        .build(6, new Outcome.Finished(4));
  }

  static StepReport recv(String text) {
    return recv(text.getBytes(StandardCharsets.UTF_8));
  }

  static StepReport recv(byte[] bytes) {
    StepReportBuilder report =
        StepReport.of(SourceLine.typed("c.recv 4096"))
            .socket("c")
            .call(call("recv", "recv(7, 4096, 0)", bytes.length, 9_000))
            .stage(
                stage(
                    Stage.CONNECTED, Stage.CONNECTED, Role.CLIENT, Station.RECV, Progress.REACHED))
            .bytes(bytes)
            .equivalent(
                new Equivalent(
                    "data = c.recv(4096)",
                    "ssize_t n = recv(c, buffer, 4096, 0);",
                    "int n = c.read(buffer);"));
    if (bytes.length == 0) {
      report.note("0 bytes: end of stream. The peer has closed, or shut down sending");
    } else {
      report.changes(List.of(new Change("c", Property.RECVQ, Integer.toString(bytes.length), "0")));
    }
    return report.build(8, DONE);
  }

  static StepReport refused(SourceLine source) {
    return StepReport.of(source)
        .socket("c")
        .call(failed("connect", "connect(7, 127.0.0.1:9)", Errno.ECONNREFUSED, 41_000))
        .stage(stage(Stage.CREATED, Stage.CREATED, Role.CLIENT, Station.CONNECT, Progress.FAILED))
        .changes(List.of(new Change("c", Property.LOCAL, null, "127.0.0.1:40112")))
        .failure(
            new Failure(
                "connection refused",
                "nobody listens on port 9 of 127.0.0.1, so its kernel answered the SYN with RST.",
                List.of("the answer came after 41 µs", "no socket of this session is bound to it"),
                "start a server there, or connect to a port that one listens on"))
        .equivalent(new Equivalent("c.connect((\"127.0.0.1\", 9))", null, null))
        .build(3, DONE);
  }

  static StepReport expectation(boolean passed) {
    return StepReport.of(new SourceLine("lesson.txt", 12, "  expect c.state == ESTABLISHED"))
        .socket("c")
        .build(
            9,
            new Outcome.Expectation(
                passed,
                "c.state == ESTABLISHED",
                "c.state is " + (passed ? "ESTABLISHED" : "CLOSE_WAIT")));
  }

  static StepReport error(SourceLine source, int column) {
    return StepReport.of(source)
        .build(
            3,
            new Outcome.Error(
                column,
                "unknown verb \"conect\"",
                "did you mean \"connect\"? help lists the verbs"));
  }

  static StepReport sockets() {
    Endpoint server = new Endpoint.Inet4(Endpoint.Inet4.LOOPBACK, 8080);
    Endpoint client = new Endpoint.Inet4(Endpoint.Inet4.LOOPBACK, 54022);
    return StepReport.of(SourceLine.typed("sockets"))
        .sockets(
            List.of(
                new SocketView(
                    "srv",
                    SocketKind.TCP,
                    Stage.LISTENING,
                    "accept",
                    false,
                    new Snapshot(7, TcpState.LISTEN, true, server, null, null, null, 0, 128, null)),
                new SocketView(
                    "c",
                    SocketKind.TCP,
                    Stage.CONNECTED,
                    null,
                    true,
                    new Snapshot(
                        8, TcpState.ESTABLISHED, false, client, server, 0, 1448, null, null, null)),
                new SocketView("old", SocketKind.UDP6, Stage.CLOSED, null, false, Snapshot.GONE)))
        .build(10, DONE);
  }

  static StepReport says(String line, String... notes) {
    StepReportBuilder report = StepReport.of(SourceLine.typed(line));
    for (String note : notes) {
      report.note(note);
    }
    return report.build(11, DONE);
  }

  private static Call call(String name, String text, long result, long nanos) {
    return new Call(name, arguments(name, text), result, null, nanos);
  }

  static Call failed(String name, String text, Errno errno, long nanos) {
    return new Call(name, arguments(name, text), -1L, CallError.of(errno.number()), nanos);
  }

  private static List<String> arguments(String name, String text) {
    return List.of(text.substring(name.length() + 1, text.length() - 1).split(", "));
  }

  private static StageChange stage(
      Stage before, Stage after, Role role, Station station, Progress progress) {
    return new StageChange(before, after, new Track(role, station, progress));
  }
}
