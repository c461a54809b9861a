package dev.sockstep.session;

import static org.assertj.core.api.Assertions.assertThat;

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
    assertThat(failure.id()).isEqualTo("port-unreachable");
    assertThat(failure.evidence())
        .hasSize(2)
        .allSatisfy(line -> assertThat(line).doesNotContain("ICMP"));
  }

  private static List<StepReport> run(String refused, String... lines) throws Exception {
    List<StepReport> reports = new ArrayList<>();
    try (Session session = new Session(refusing(refused), new Settings(), reports::add)) {
      for (String line : lines) {
        session.execute(SourceLine.typed(line), LineParser.parse(line).orElseThrow());
      }
    }
    return reports;
  }
}
