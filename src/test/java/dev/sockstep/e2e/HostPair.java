package dev.sockstep.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sockstep.Needs;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assertions;

/**
 * Two hosts joined by a cable: network namespaces with a veth pair, in a user namespace, made with
 * other people's tools (unshare, nsenter, ip). They end with this object, or with the tests.
 */
final class HostPair implements AutoCloseable {
  static final String LEFT_ADDRESS = "192.0.2.1";
  static final String RIGHT_ADDRESS = "192.0.2.2";

  /** Each host's end of the cable. */
  static final String CABLE = "cable0";

  private final Process left;
  private final Process right;

  private HostPair(Process left, Process right) {
    this.left = left;
    this.right = right;
  }

  static HostPair open() throws Exception {
    Needs.program("unshare", "unshare");
    Needs.program("nsenter", "nsenter");
    Needs.program("ip", "iproute2");
    Process left = start(List.of("unshare", "-Urn"));
    List<String> there = new ArrayList<>(entering(left));
    there.addAll(List.of("unshare", "-n"));
    HostPair pair = new HostPair(left, start(there));
    try {
      String far = "" + pair.right.pid();
      pair.left("ip", "link", "add", CABLE, "type", "veth", "peer", "name", CABLE, "netns", far);
      pair.left("ip", "address", "add", LEFT_ADDRESS + "/24", "dev", CABLE);
      pair.right("ip", "address", "add", RIGHT_ADDRESS + "/24", "dev", CABLE);
      for (String end : List.of(CABLE, "lo")) {
        pair.left("ip", "link", "set", end, "up");
        pair.right("ip", "link", "set", end, "up");
      }
      return pair;
    } catch (Exception | Error e) {
      pair.close();
      throw e;
    }
  }

  /** A process that keeps its namespaces until its input ends, at the latest with this JVM. */
  private static Process start(List<String> unshare) throws IOException {
    List<String> command = new ArrayList<>(unshare);
    command.addAll(List.of("sh", "-c", "echo there; exec cat > /dev/null"));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    BufferedReader out = process.inputReader(UTF_8);
    boolean there = "there".equals(out.readLine());
    if (!there) {
      process.destroyForcibly();
    }
    Needs.that(there, "user and network namespaces");
    return process;
  }

  private static List<String> entering(Process host) {
    String id = "" + host.pid();
    return List.of("nsenter", "-t", id, "-U", "-n", "--preserve-credentials");
  }

  /** The program, talked to on the left host. */
  Conversation talkLeft() throws IOException {
    return talk(left);
  }

  Conversation talkRight() throws IOException {
    return talk(right);
  }

  private static Conversation talk(Process host) throws IOException {
    return Sockstep.with("--json", "--patience", "100ms")
        .under(entering(host).toArray(String[]::new))
        .converse();
  }

  /** A connection over the cable: c on the left, conn on the right. */
  static void connect(Conversation left, Conversation right) throws Exception {
    right.type("srv = create");
    right.type("srv.bind " + RIGHT_ADDRESS + " 0");
    right.type("srv.listen");
    left.type("c = create");
    Step connect = left.type("c.connect " + RIGHT_ADDRESS + " " + right.port("srv"));
    Assertions.assertEquals("0", connect.result());
    Assertions.assertEquals("done", right.type("conn = srv.accept").status());
  }

  /** From here on the left host sends to an Ethernet address that nobody has, and still hears. */
  void loseWhatTheLeftSends() throws Exception {
    String nobody = "lladdr 02:00:00:00:00:99 nud permanent";
    left(("ip neighbour replace " + RIGHT_ADDRESS + " dev " + CABLE + " " + nobody).split(" "));
  }

  void loseNothingAnyMore() throws Exception {
    left("ip", "neighbour", "del", RIGHT_ADDRESS, "dev", CABLE);
  }

  /** Runs a command as the left host; what it printed. It must succeed. */
  String left(String... command) throws Exception {
    return run(left, command);
  }

  String right(String... command) throws Exception {
    return run(right, command);
  }

  private static String run(Process host, String... command) throws Exception {
    List<String> whole = new ArrayList<>(entering(host));
    whole.addAll(List.of(command));
    Process process = new ProcessBuilder(whole).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    Assertions.assertEquals(0, process.waitFor(), () -> whole + ": " + output);
    return output;
  }

  @Override
  public void close() {
    right.destroyForcibly();
    left.destroyForcibly();
  }
}
