package dev.sockstep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.Needs;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code --lab}: the same program in a network of its own. */
@Timeout(60)
class LabIT {
  /** A user that owns nothing. */
  private static final int NOBODY = 65534;

  @TempDir Path folder;

  @BeforeEach
  void aPrivateNetworkCanBeHad() throws Exception {
    Needs.program("unshare", "unshare");
    Needs.program("ip", "iproute2");
    Needs.that(
        ended("unshare", "-Urn", "ip", "link", "add", "type", "veth") == 0,
        "user and network namespaces, with veth");
  }

  private static int ended(String... command) throws Exception {
    return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor();
  }

  /** What makes the command one of an ordinary user, for a test that root runs too. */
  private List<String> asOrdinaryUser() throws Exception {
    if (!Files.isWritable(Path.of("/etc/passwd"))) {
      return List.of();
    }
    Needs.program("setpriv", "setpriv");
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
    String id = "" + NOBODY;
    List<String> nobody = List.of("setpriv", "--reuid", id, "--regid", id, "--clear-groups");
    List<String> looks = new ArrayList<>(nobody);
    looks.addAll(List.of("test", "-x", Sockstep.launcher().toString()));
    // Where only root can reach the image: a root that has no capability is no more than a user.
    return ended(looks.toArray(String[]::new)) == 0
        ? nobody
        : List.of("setpriv", "--bounding-set=-all", "--inh-caps=-all");
  }

  private Sockstep asUser(Sockstep program) throws Exception {
    return program.under(asOrdinaryUser().toArray(String[]::new));
  }

  private static Sockstep inLab(String script) {
    return Sockstep.with("--lab", "--json", "--patience", "100ms").input(script);
  }

  @Test
  void anOrdinaryUserMayCaptureThere() throws Exception {
    String script =
        "a = create\na.bind 127.0.0.1 0\na.listen\nb = create\nb.connect $a.host $a.port\n";
    Ended ended = asUser(inLab(script)).run();

    assertThat(ended.err()).isEmpty();
    assertThat(ended.status()).isZero();
    Step connect = ended.step("b.connect $a.host $a.port");
    assertThat(connect.result()).isEqualTo("0");
    assertThat(connect.objects("packets").stream().map(packet -> packet.get("flags")))
        .containsExactly("S", "S.", ".");
    assertThat(ended.out()).doesNotContain("CAP_NET_RAW");
  }

  @Test
  void outsideItTheNoteNamesBothWaysToCapture() throws Exception {
    Needs.program("setpriv", "setpriv");
    Ended ended =
        Sockstep.with("--json")
            .under("setpriv", "--bounding-set=-net_raw", "--inh-caps=-net_raw")
            .input("a = create\na.bind 127.0.0.1 0\n")
            .run();

    assertThat(ended.step("a.bind 127.0.0.1 0").notes())
        .singleElement()
        .asString()
        .contains("CAP_NET_RAW", "sockstep --lab");
  }

  @Test
  void nothingOfTheMachinesNetworkIsThereAndNothingOfItChanges() throws Exception {
    List<Path> network =
        List.of(
            Path.of("/proc/net/dev"), Path.of("/proc/net/route"), Path.of("/proc/net/if_inet6"));
    List<List<String>> before = names(network);
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
        Conversation lab = asUser(Sockstep.with("--lab", "--json")).converse()) {
      lab.type("a = create");
      Step refused = lab.type("a.connect 127.0.0.1 " + server.getLocalPort());

      assertThat(refused.result()).isEqualTo("-1 ECONNREFUSED");
      assertThat(names(network)).isEqualTo(before);
      assertThat(lab.end()).isZero();
    }
    assertThat(names(network)).isEqualTo(before);
  }

  /** The interfaces, routes and addresses, without the counters behind them. */
  private static List<List<String>> names(List<Path> files) throws Exception {
    List<List<String>> all = new ArrayList<>();
    for (Path file : files) {
      all.add(
          Files.readAllLines(file).stream().map(line -> line.strip().split("[:\\s]")[0]).toList());
    }
    return all;
  }

  @Test
  void theOptionStandsBeforeTheCommandOrBehindIt() throws Exception {
    String script = "a = create\na.connect 198.51.100.1 9\n";
    String path = Files.writeString(folder.resolve("script.sock"), script).toString();
    for (Sockstep program :
        List.of(
            Sockstep.with("--lab", "--json", "run", path),
            Sockstep.with("--json", "--lab=true", "run", path),
            Sockstep.with("run", "--lab", path, "--json"),
            Sockstep.with("--json", "run", path, "--lab"),
            Sockstep.with("--json", "--lab", "run", "-").input(script),
            Sockstep.with("--json", "--lab").input(script))) {
      Ended ended = program.run();

      assertThat(ended.err()).isEmpty();
      assertThat(ended.status()).isZero();
      assertThat(ended.step("a.connect 198.51.100.1 9").result()).isEqualTo("-1 EACCES");
    }
  }

  @Test
  void afterTwoDashesItIsAFile() throws Exception {
    Ended ended = Sockstep.with("run", "--", "--lab").run();

    assertThat(ended.err()).isEqualTo("sockstep: there is no file --lab\n");
    assertThat(ended.status()).isEqualTo(2);
  }

  @Test
  void theExitStatusComesThrough() throws Exception {
    assertThat(inLab("a = create\nexpect = 0 EPIPE\n").run().status()).isEqualTo(1);
    assertThat(inLab("nonsense\n").run().status()).isEqualTo(2);
    assertThat(Sockstep.with("--lab", "--nonsense").run().status()).isEqualTo(2);
    assertThat(Sockstep.with("run", "--lab", "--help").run().status()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"192.0.2.2, create", "2001:db8::2, create --ipv6"})
  void theOtherHostAnswersOverTheCable(String address, String create) throws Exception {
    String connect = "connect " + address + " 7";
    String refused = "connect " + address + " 9";
    Ended ended =
        inLab(create + "\n" + connect + "\nsend \"hello\"\nrecv 5\n" + create + "\n" + refused)
            .run();

    assertThat(ended.err()).isEmpty();
    assertThat(ended.step(connect).result()).isEqualTo("0");
    assertThat(ended.step("recv 5").bytes()).isEqualTo("hello");
    assertThat(ended.step(refused).result()).isEqualTo("-1 ECONNREFUSED");
    assertThat(ended.step(refused).objects("packets").stream().map(packet -> packet.get("flags")))
        .containsExactly("S", "R.");
    // Another machine's: its end of the connection is nowhere to be seen.
    assertThat(ended.step(connect).objects("changes").stream().map(change -> change.get("socket")))
        .containsOnly("s1");
  }

  /** There the lab is built while the line editor starts. */
  @Test
  void theOtherHostAnswersInTheShellOnBothFamilies() throws Exception {
    List<String> command = List.of(Sockstep.launcher().toString(), "--lab");
    try (Screen screen = Screen.open(folder, 80, 24, Map.of(), command)) {
      screen.see("This is the lab");
      screen.line("four = create").seePrompt("four created");
      screen.line("connect 192.0.2.2 7").seePrompt("four connected");
      screen.line("six = create --ipv6").seePrompt("six created");
      screen.line("connect 2001:db8::2 7").seePrompt("six connected");
      screen.line("send \"hello\"").see("six  receive queue 0 ▸ 5 bytes");
      screen.line("recv 5").see("data     \"hello\"");
      screen.line("quit");
      assertThat(screen.ended(Duration.ofSeconds(5))).isZero();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "198.18.0.1, -1 ENETUNREACH, network unreachable",
    "198.51.100.1, -1 EACCES, permission denied",
    "203.0.113.1, -1 EHOSTUNREACH, host unreachable",
    "192.0.2.1, -1 ECONNREFUSED, connection refused",
    "2001:db8:ffff::1, -1 ENETUNREACH, network unreachable",
    "2001:db8:100::1, -1 EACCES, permission denied",
    "2001:db8:113::1, -1 EHOSTUNREACH, host unreachable",
    "2001:db8::1, -1 ECONNREFUSED, connection refused"
  })
  void aConnectFailsAtOnceInEachWay(String address, String result, String mode) throws Exception {
    String create = address.contains(":") ? "a = create --ipv6\n" : "a = create\n";
    Ended ended = inLab(create + "a.connect " + address + " 9\n").run();

    Step connect = ended.step("a.connect " + address + " 9");
    assertThat(connect.result()).isEqualTo(result);
    assertThat(connect.mode()).isEqualTo(mode);
  }

  @Test
  void aRefusalThatWasSeenOnTheWireIsSaidToBeWhatItWas() throws Exception {
    Ended ended = inLab("a = create\na.connect 192.0.2.2 9\n").run();

    assertThat(ended.step("a.connect 192.0.2.2 9").json().get("failure").toString())
        .contains("the answer to the SYN was RST.", "the RST was seen on the wire");
  }

  @Test
  void aConnectFailsAfterAWhileWhereNobodyIsAndWhereNobodyAnswers() throws Exception {
    StringBuilder script = new StringBuilder();
    List<String> absent = List.of("192.0.2.3", "2001:db8::3");
    List<String> silent = List.of("192.0.2.4", "2001:db8::4");
    for (String address : Stream.of(absent, silent).flatMap(List::stream).toList()) {
      script.append(address.contains(":") ? "create --ipv6\n" : "create\n");
      script.append(silent.contains(address) ? "setopt TCP_SYNCNT 1\n" : "");
      script.append("connect ").append(address).append(" 9\n");
    }
    Ended ended = inLab(script + "wait\ncreate\n").run();

    assertThat(waits(ended, "192.0.2.3")).startsWith("nobody has answered ARP for 192.0.2.3");
    assertThat(waits(ended, "192.0.2.4")).startsWith("no answer to the SYN has come");
    for (String address : absent) {
      Step end = ended.finished("connect " + address + " 9");
      assertThat(end.result()).isEqualTo("-1 EHOSTUNREACH");
    }
    for (String address : silent) {
      Step end = ended.finished("connect " + address + " 9");
      assertThat(end.result()).isEqualTo("-1 ETIMEDOUT");
      assertThat(end.mode()).isEqualTo("connection timed out");
    }
    // A first and its retransmissions, two since Linux 6.5; each once, and nothing came back.
    List<Object> flags =
        ended.steps().stream()
            .flatMap(step -> Stream.of("packets", "late").flatMap(field -> packets(step, field)))
            .filter(packet -> packet.get("to").equals("192.0.2.4:9"))
            .map(packet -> packet.get("flags"))
            .toList();
    assertThat(flags).containsOnly("S").hasSizeBetween(2, 3);
  }

  /** What a blocked connect to there is said to wait for. */
  private static String waits(Ended ended, String address) {
    Object blocked = ended.step("connect " + address + " 9").json().get("blocked");
    return (String) ((Map<?, ?>) blocked).get("waits");
  }

  private static Stream<Map<String, Object>> packets(Step step, String field) {
    return step.json().get(field) == null ? Stream.of() : step.objects(field).stream();
  }

  @Test
  void whereNamespacesAreForbiddenItSaysWhyAndWhatToDo() throws Exception {
    Needs.program("setpriv", "setpriv");
    String forbid =
        "echo 0 > /proc/sys/user/max_user_namespaces;"
            + " exec setpriv --bounding-set=-sys_admin \"$@\"";
    Ended ended = Sockstep.with("--lab").under("unshare", "-Ur", "sh", "-c", forbid, "sh").run();

    assertThat(ended.status()).isEqualTo(2);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err())
        .startsWith("sockstep: --lab needs a network namespace of its own")
        .contains("unshare -n: unshare failed: Operation not permitted\n")
        .contains("unshare -Urn: unshare failed: No space left on device\n")
        .contains("user.max_user_namespaces is 0", "sudo sysctl -w user.max_user_namespaces=");
    assertThat(ended.err().lines()).allMatch(line -> line.length() <= 80);
  }

  @Test
  void withoutUnshareItNamesThePackage() throws Exception {
    Ended ended = Sockstep.with("--lab").variable("PATH", folder.toString()).run();

    assertThat(ended.status()).isEqualTo(2);
    assertThat(ended.err()).contains("unshare", "util-linux").hasLineCount(2);
  }

  @Test
  void aNetworkThatIsInUseIsNeverChanged() throws Exception {
    // As if the launcher had put it into a network of its own.
    Ended ended =
        Sockstep.with("--json")
            .variable("SOCKSTEP_JAVA_OPTIONS", "-Dsockstep.lab=true")
            .under("unshare", "-Urn", "sh", "-c", "ip link set lo up; \"$@\"; ip link", "sh")
            .input("a = create\n")
            .run();

    assertThat(ended.err()).contains("this network is not a new one");
    assertThat(ended.out()).contains("lo:").doesNotContain("lab0");
  }

  @Test
  void theTerminalTheHistoryAndControlCAreAsOutside() throws Exception {
    List<String> command = new ArrayList<>(asOrdinaryUser());
    command.addAll(List.of(Sockstep.launcher().toString(), "--lab"));
    try (Screen screen = Screen.open(folder, 80, 24, Map.of(), command)) {
      screen.see("This is the lab");
      screen.line("srv = create").seePrompt("srv created");
      screen.line("srv.bind 80").seePrompt("srv bound");
      screen.line("srv.listen").seePrompt("srv listening");
      screen.line("srv.accept").seePrompt("srv listening, in accept");
      screen.key("C-c").see("EINTR");
      screen.seePrompt("srv listening");
      screen.line("quit");
      assertThat(screen.ended(Duration.ofSeconds(5))).isZero();
    }
    Path history = folder.resolve("sockstep/history");
    assertThat(Files.readString(history)).contains("srv.accept");
    int owner = command.contains("--reuid") ? NOBODY : (int) Files.getAttribute(folder, "unix:uid");
    assertThat(Files.getAttribute(history, "unix:uid")).isEqualTo(owner);
  }
}
