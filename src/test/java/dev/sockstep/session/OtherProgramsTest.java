package dev.sockstep.session;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.Needs;
import dev.sockstep.Python;
import dev.sockstep.command.Literals;
import dev.sockstep.model.StepReport;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Netcat and CPython at the other end: they know nothing of us. */
@Timeout(60)
class OtherProgramsTest {
  private final Live live = new Live();
  private final List<Process> started = new ArrayList<>();

  @TempDir private Path folder;

  @AfterEach
  void close() {
    live.close();
    started.forEach(Process::destroyForcibly);
  }

  @Test
  void netcatSendsADatagramAndGetsAnAnswer() throws Exception {
    Needs.program("nc", "netcat");
    live.all("u = create udp", "u.bind 0");
    Process nc = start("nc", "-u", "127.0.0.1", Integer.toString(live.port("u")));
    say(nc, "hello from nc\n");

    StepReport received = live.done("u.recvfrom 100");
    assertThat(received.bytes()).asString(UTF_8).isEqualTo("hello from nc\n");
    live.done("u.sendto \"and back\\n\" " + received.from().text());

    assertThat(line(nc)).isEqualTo("and back");
  }

  @Test
  void netcatTalksToAUnixStream() throws Exception {
    Needs.program("nc", "netcat");
    String path = folder.resolve("stream").toString();
    live.all("srv = create unix", "srv.bind " + Literals.quoted(path), "srv.listen");
    Process nc = start("nc", "-U", path);

    live.all("a = srv.accept");
    say(nc, "by path\n");
    assertThat(live.done("a.recv 8 --waitall").bytes()).asString(UTF_8).isEqualTo("by path\n");
    live.done("a.send \"heard\\n\"");
    assertThat(line(nc)).isEqualTo("heard");
    assertThat(live.done("a.getopt SO_PEERCRED").notes())
        .as("who is there")
        .anyMatch(note -> note.contains("pid " + nc.pid() + ","));
  }

  @Test
  void netcatTalksToAUnixDatagramSocket() throws Exception {
    Needs.program("nc", "netcat");
    String path = folder.resolve("datagrams").toString();
    live.all("d = create unix --dgram", "d.bind " + Literals.quoted(path));
    say(start("nc", "-uU", path), "one datagram\n");

    StepReport received = live.done("d.recvfrom 100");

    assertThat(received.bytes()).asString(UTF_8).isEqualTo("one datagram\n");
    assertThat(received.from()).as("netcat binds a path of its own").isNotNull();
  }

  @Test
  void pythonTalksToASeqpacketSocketByAnAbstractName() throws Exception {
    Needs.program("python3", "CPython");
    String name = "sockstep-seq-" + ProcessHandle.current().pid();
    live.all("srv = create unix --seqpacket", "srv.bind @" + name, "srv.listen");
    String program =
        """
        import socket, sys
        s = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        s.connect("\\0" + sys.argv[1])
        s.send(b"one"); s.send(b"two")
        print(s.recv(100).decode(), flush=True)
        s.close()
        """;
    try (Python python = Python.start(program, name)) {
      live.all("a = srv.accept");
      assertThat(live.done("a.recv 100").bytes()).asString(UTF_8).isEqualTo("one");
      assertThat(live.done("a.recv 100").bytes()).asString(UTF_8).isEqualTo("two");
      live.done("a.send \"three\"");
      assertThat(python.line()).isEqualTo("three");
      assertThat(live.done("a.recv 100").call().result()).as("the end").isZero();
    }
  }

  @Test
  void pythonHearsUrgentDataAndSendsSome() throws Exception {
    Needs.program("python3", "CPython");
    String program =
        """
        import select, socket, sys
        s = socket.create_connection(("127.0.0.1", int(sys.argv[1])))
        select.select([], [], [s])
        print(s.recv(1, socket.MSG_OOB).decode(), s.recv(10).decode(), flush=True)
        s.send(b"xy"); s.send(b"?", socket.MSG_OOB)
        s.recv(1)
        """;
    live.listening();
    try (Python python = Python.start(program, Integer.toString(live.port("srv")))) {
      live.all("a = srv.accept", "a.send \"ab\"", "a.urgent \"!\"");
      assertThat(python.line()).isEqualTo("! ab");
      assertThat(live.done("a.recv 2 --waitall").bytes()).asString(UTF_8).isEqualTo("xy");
      assertThat(live.done("a.poll 10s").call().result()).isEqualTo(1);
      live.expect("a.recvq == 0");
      StepReport urgent = urgent();
      assertThat(urgent.bytes()).asString(UTF_8).isEqualTo("?");
    }
  }

  /** It may come behind the bytes before it: what is not there yet is EINVAL or EAGAIN. */
  private StepReport urgent() {
    long deadline = System.nanoTime() + Live.DEADLINE.toNanos();
    StepReport report = live.run("a.recv 1 --oob");
    while (report.call().failed() && System.nanoTime() < deadline) {
      report = live.run("a.recv 1 --oob");
    }
    return report;
  }

  private Process start(String... command) throws IOException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    started.add(process);
    return process;
  }

  private static void say(Process process, String text) throws IOException {
    OutputStream in = process.getOutputStream();
    in.write(text.getBytes(UTF_8));
    in.flush();
  }

  private static String line(Process process) throws IOException {
    BufferedReader reader = process.inputReader(UTF_8);
    return reader.readLine();
  }
}
