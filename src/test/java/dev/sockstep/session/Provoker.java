package dev.sockstep.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.Needs;
import dev.sockstep.Python;
import dev.sockstep.Sandbox;
import dev.sockstep.lab.Lab;
import dev.sockstep.model.SourceLine;
import dev.sockstep.model.StepReport;
import dev.sockstep.sys.NativeLibc;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** Does what a provocation says; the last step is the failure. */
final class Provoker implements AutoCloseable {
  private static final Pattern VALUE = Pattern.compile("\\{(fd|port) (\\w+)}");

  /** Answers every question with no records, and the response code that it is given. */
  private static final String NAME_SERVER =
      """
      import socket
      s = socket.socket(type=socket.SOCK_DGRAM)
      s.bind(("127.0.0.1", 53))
      print("ready", flush=True)
      while True:
          q, who = s.recvfrom(512)
          s.sendto(q[:2] + bytes([0x81, 0x80 | RCODE]) + q[4:6] + bytes(6) + q[12:], who)
      """;

  private final Live live = new Live();
  private final Path directory;
  private final String unique = Long.toString(System.nanoTime());
  private Python program;
  private Lab lab;
  private String word = "";
  private StepReport last;
  private StepReport blocked;

  Provoker(Path directory) {
    this.directory = directory;
  }

  /** The report of the step that fails. */
  StepReport run(ByHand provocation) throws Exception {
    steps(provocation.lines());
    return blocked == null ? last : live.end(blocked);
  }

  private void steps(List<String> lines) throws Exception {
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.startsWith("few-descriptors ")) {
        List<String> rest = lines.subList(i + 1, lines.size());
        withFewDescriptors(line.substring(16), rest);
        return;
      }
      step(filled(line));
    }
  }

  private void step(String line) throws Exception {
    String[] words = line.split(" ");
    String rest = line.substring(Math.min(line.length(), words[0].length() + 1));
    switch (words[0]) {
      case "lab" -> Sandbox.enterLab();
      case "network" -> enterNetwork();
      case "ordinary" -> Sandbox.dropPrivileges();
      case "filter" -> Sandbox.filter(words[2], Integer.parseInt(words[1]));
      case "dns" -> nameServer(rest);
      case "connected" -> live.connected();
      case "full" -> full();
      case "$" -> Sandbox.shell(rest);
      case "&" -> start(rest + "\nimport sys\nsys.stdin.read()");
      case "!" -> live.run(rest);
      case "?" -> live.expect(rest);
      case "~" -> blocked = live.blocks(rest);
      case "%", "%!" -> last = own(rest);
      default -> type(line);
    }
  }

  /** No descriptor is left when the lines are run. */
  private void withFewDescriptors(String highest, List<String> lines) throws Exception {
    int limit = live.fd(highest) + 1;
    // What it takes to tell of a failure is loaded from files now, while they can be opened.
    live.all("w1 = create", "w1.close", "w1, w2 = socketpair", "w1.close", "w2.close");
    live.run("w1.accept");
    live.run("w1.dup");
    live.libc.getrlimit(7);
    Sandbox.withDescriptorsBelow(
        limit,
        () -> {
          while (!live.run("create").call().failed()) {
            // Fills what other threads have left free below the limit.
          }
          steps(lines);
        });
  }

  private void enterNetwork() {
    Needs.program("ip", "iproute2");
    Needs.program("nft", "nftables");
    Sandbox.enterNetwork();
    lab = new Lab(NativeLibc::new);
    lab.build();
    live.settings.lab(true);
  }

  private void nameServer(String rcode) throws Exception {
    Sandbox.shell(
        "cd "
            + directory
            + "; echo nameserver 127.0.0.1 > dns; mount --bind dns /etc/resolv.conf;"
            + " echo options timeout:1 attempts:1 >> dns;"
            + " echo hosts: dns > nss; mount --bind nss /etc/nsswitch.conf");
    start(NAME_SERVER.replace("RCODE", rcode));
  }

  /** Connected, and what c sends finds no room: not even when all that will be has been acked. */
  private void full() {
    live.all("srv = create", "srv.setopt SO_RCVBUF 4096", "srv.bind 0", "srv.listen");
    live.all("c = create", "c.setopt SO_SNDBUF 4096", "c.connect $srv", "a = srv.accept");
    live.done("c.block off");
    for (int failures = 0; failures < 5; ) {
      failures = live.run("c.send #200000").call().failed() ? failures + 1 : 0;
      live.run("sleep 20ms");
    }
    live.done("c.block on");
  }

  private StepReport own(String call) {
    return live.session.own(SourceLine.typed(call), OwnCall.of(call), null);
  }

  /** Only the last line may fail: whichever has failed before says so. */
  private void type(String line) {
    assertThat(last == null ? null : last.failure()).as("before " + line).isNull();
    last = live.run(line);
  }

  private void start(String source) throws IOException {
    Needs.program("python3", "CPython");
    program = Python.start(source);
    word = program.line();
  }

  private String filled(String line) {
    return VALUE
        .matcher(line)
        .replaceAll(
            value ->
                Integer.toString(
                    value.group(1).equals("fd")
                        ? live.fd(value.group(2))
                        : live.port(value.group(2))))
        .replace("{dir}", directory.toString())
        .replace("{unique}", unique)
        .replace("{word}", word);
  }

  @Override
  public void close() {
    live.close();
    if (lab != null) {
      lab.close();
    }
    if (program != null) {
      program.close();
    }
  }
}
