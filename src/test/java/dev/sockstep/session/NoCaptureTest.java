package dev.sockstep.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.Sandbox;
import dev.sockstep.command.LineParser;
import dev.sockstep.model.Errno;
import dev.sockstep.model.Failure;
import dev.sockstep.model.Outcome;
import dev.sockstep.model.SourceLine;
import dev.sockstep.model.StepReport;
import dev.sockstep.sys.CallResult;
import dev.sockstep.sys.Libc;
import dev.sockstep.sys.NativeLibc;
import dev.sockstep.sys.SocketConstants;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A session whose user may not capture: all goes on, and a note says so once. */
class NoCaptureTest {

  /** The real kernel, but for one call of capturing that fails. */
  private static Libc refusing(String refused) {
    Libc real = new NativeLibc();
    CallResult eperm = new CallResult(-1, Errno.EPERM.number(), 0);
    return (Libc)
        Proxy.newProxyInstance(
            Libc.class.getClassLoader(),
            new Class<?>[] {Libc.class},
            (_, method, arguments) -> {
              boolean packet =
                  method.getName().equals("socket")
                      && arguments[0].equals(SocketConstants.AF_PACKET);
              boolean option =
                  method.getName().equals("setsockopt")
                      && (arguments[1] + "/" + arguments[2]).equals(refused);
              if (packet && refused.equals("socket") || option) {
                return eperm;
              }
              try {
                return method.invoke(real, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  /** The socket itself, its filter, its ring. */
  @ParameterizedTest
  @ValueSource(strings = {"socket", "1/26", "263/5"})
  void packetsStayNullAndOneNoteSaysWhy(String refused) throws Exception {
    List<StepReport> reports =
        run(
            refused,
            "srv = create",
            "srv.bind 0",
            "srv.listen",
            "c = create",
            "c.connect $srv",
            "a = srv.accept",
            "c.send \"hello\"",
            "a.recv 5",
            "wire",
            "wire save /tmp/never-made.pcap",
            "c.close");

    assertThat(reports)
        .allMatch(report -> report.outcome() instanceof Outcome.Done)
        .allMatch(report -> report.failure() == null)
        .allMatch(report -> report.packets() == null && report.late().isEmpty());
    List<String> notes =
        reports.stream()
            .flatMap(report -> report.notes().stream())
            .filter(note -> note.contains("CAP_NET_RAW"))
            .toList();
    assertThat(notes).as("the bind, and the two that ask").hasSize(3);
    assertThat(reports.get(1).notes()).containsExactly(notes.getFirst());
    assertThat(notes.getFirst()).contains("sudo", "sockstep --lab");
  }

  @Test
  void noIcmpMessageIsClaimedThatNobodySaw() throws Exception {
    List<StepReport> reports =
        run(
            "socket",
            "d = create udp",
            "d.bind 127.0.0.1 0",
            "u = create udp",
            "u.connect $d",
            "d.close",
            "u.send \"x\"",
            "u.recv 1");

    Failure failure = reports.getLast().failure();
    String there = connectedTo(reports.get(3));
    assertThat(failure.id()).isEqualTo("port-unreachable");
    assertThat(failure.why())
        .isEqualTo(
            "A datagram that u sent earlier was refused, and nobody has the port of "
                + there
                + ". The kernel tells it to the next call, or to one that waits.");
    assertThat(failure.evidence())
        .containsExactly(
            "packets are not captured here: what answered was not seen",
            "u is connected to " + there,
            "/proc/net/udp and udp6 have no socket there",
            "this call itself did nothing");
  }

  private static String connectedTo(StepReport connect) {
    return connect.call().argument(1);
  }

  @Test
  void whoHasThePortNowWasNotThereOrWasNotReached() throws Exception {
    List<StepReport> reports =
        run(
            "socket",
            "d = create udp",
            "d.bind 127.0.0.1 0",
            "u = create udp",
            "u.connect $d",
            "d.close",
            "u.send \"x\"",
            "v = create udp",
            "v.bind 127.0.0.1 $u.peer.port",
            "u.recv 1",
            "u.send \"again\"");

    Failure failure = reports.get(8).failure();
    assertThat(failure.why())
        .isEqualTo(
            "A datagram that u sent earlier was refused: nobody had that port then, or a firewall"
                + " rejects. The kernel tells it to the next call, or to one that waits.");
    assertThat(failure.evidence())
        .contains("a socket is there now, /proc/net/udp: " + connectedTo(reports.get(3)));
    assertThat(failure.attempt())
        .isEqualTo("u.recv 1 again: the error has been told, and somebody has the port now");
    assertThat(reports.getLast().failure()).isNull();
  }

  /** One that is connected to somebody else hears nothing of what others send. */
  @Test
  void aSocketThatIsConnectedElsewhereDoesNotHaveThePort() throws Exception {
    List<StepReport> reports =
        run(
            "socket",
            "d = create udp",
            "d.bind 127.0.0.1 0",
            "other = create udp",
            "other.bind 127.0.0.1 0",
            "d.connect $other",
            "u = create udp",
            "u.connect $d",
            "u.send \"x\"",
            "u.recv 1");

    assertThat(reports.getLast().failure().evidence())
        .contains("/proc/net/udp and udp6 have no socket there");
  }

  @Test
  void noRstIsClaimedThatNobodySaw() throws Exception {
    List<StepReport> reports =
        run(
            "socket",
            "srv = create",
            "srv.bind 127.0.0.1 0",
            "c = create",
            "c.connect $srv",
            "srv.close",
            "c.connect 127.0.0.1 9");

    for (int step : List.of(3, 5)) {
      Failure failure = reports.get(step).failure();
      assertThat(failure.why()).contains("refused").doesNotContain("RST");
      assertThat(failure.evidence()).allSatisfy(line -> assertThat(line).doesNotContain("RST"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "icmp, host-unreachable, 127.0.0.1, EHOSTUNREACH",
    "icmpv6, admin-prohibited, ::1, EACCES"
  })
  void whatSaysThatAHostCantBeReachedIsNotClaimedToBeKnown(
      String version, String with, String host, Errno errno) throws Exception {
    Sandbox.run(
        () -> {
          Sandbox.enterLab();
          Sandbox.reject(9, version, with);
          List<StepReport> reports =
              run(
                  "socket",
                  "c = create" + (host.equals("::1") ? " --ipv6" : ""),
                  "c.connect " + host + " 9");

          StepReport connect = reports.getLast();
          Failure failure = connect.failure();
          assertThat(connect.call().error().name()).isEqualTo(errno.name());
          assertThat(failure.id()).isEqualTo("unreachable-told");
          assertThat(failure.why())
              .isEqualTo(
                  "There is a route to "
                      + connectedTo(connect)
                      + ", and still the kernel says that it can't be reached. It may know so by"
                      + " ICMP from a router on the way, or from a firewall that rejects: the"
                      + " evidence does not tell which.");
          assertThat(failure.evidence())
              .containsExactly(
                  "packets are not captured here: what answered was not seen",
                  "the route look-up (RTM_GETROUTE) has nothing against it");
        });
  }

  private static List<StepReport> run(String refused, String... lines) throws Exception {
    List<StepReport> reports = new ArrayList<>();
    Settings settings = new Settings();
    // An ICMP message for a SYN that the call itself sends counts when it is sent again, after 1 s.
    settings.patience(Live.DEADLINE);
    try (Session session = new Session(refusing(refused), settings, reports::add)) {
      for (String line : lines) {
        session.execute(SourceLine.typed(line), LineParser.parse(line).orElseThrow());
      }
    }
    return reports;
  }
}
