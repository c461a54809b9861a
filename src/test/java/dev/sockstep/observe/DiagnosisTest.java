package dev.sockstep.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.model.Call;
import dev.sockstep.model.CallError;
import dev.sockstep.model.Endpoint;
import dev.sockstep.model.Errno;
import dev.sockstep.model.Failure;
import dev.sockstep.model.Snapshot;
import dev.sockstep.model.SocketKind;
import dev.sockstep.model.Stage;
import dev.sockstep.model.TcpState;
import dev.sockstep.sys.NativeLibc;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * That no failure is left without a reason, from evidence made by hand. That the reasons are true
 * is for the tests that provoke each mode on real sockets.
 */
class DiagnosisTest {
  private static final Endpoint FAR = new Endpoint.Inet4(0xc0000201, 80);
  private static final Inquiry KERNEL = new Observer(new NativeLibc()).inquiry();

  @ParameterizedTest
  @CsvSource({
    "EAI_NONAME, -2, name not found",
    "EAI_NODATA, -5, name not found",
    "EAI_AGAIN, -3, name server unreachable",
    "EAI_ADDRFAMILY, -9, no address of this family",
    "EAI_FAIL, -4, non-recoverable failure in name resolution"
  })
  void aNameThatIsNotResolvedHasItsMode(String name, int code, String mode) {
    CallError error = new CallError(name, code, "Non-recoverable failure in name resolution");
    Call call = new Call("getaddrinfo", List.of("…"), (long) code, error, 1000);

    assertThat(Diagnosis.of(evidence(call, SocketKind.TCP6, Stage.CREATED)).mode()).isEqualTo(mode);
  }

  @ParameterizedTest
  @EnumSource(Errno.class)
  void everyErrnoOfEveryCallHasAReason(Errno errno) {
    for (String call :
        List.of(
            "socket",
            "bind",
            "listen",
            "accept",
            "connect",
            "send",
            "recv",
            "shutdown",
            "close",
            "setsockopt",
            "getsockopt",
            "fcntl")) {
      for (SocketKind kind : SocketKind.values()) {
        for (Stage stage : Stage.values()) {
          Failure failure = Diagnosis.of(evidence(call, errno, kind, stage));
          assertThat(failure.mode()).as(call + " " + errno).isNotBlank();
          assertThat(failure.why()).as(call + " " + errno).isNotBlank().doesNotContain("null");
          assertThat(failure.evidence()).allSatisfy(e -> assertThat(e).doesNotContain("null"));
          assertThat(failure.attempt()).as(call + " " + errno).isNotBlank().doesNotContain("null");
        }
      }
    }
  }

  @Test
  void anErrnoThatNobodyKnowsIsNamedByItsNumber() {
    Call call = new Call("send", List.of("…"), -1L, CallError.of(999), 1000);

    Failure failure = Diagnosis.of(evidence(call, SocketKind.TCP, Stage.CONNECTED));

    assertThat(failure.why()).isEqualTo("send failed with E999: Unknown error 999.");
  }

  @Test
  void evidenceTellsAClosedSocketsStep() {
    Call call = new Call("send", List.of("-1", "…"), -1L, CallError.of(Errno.EBADF.number()), 1000);
    Evidence closed =
        new Evidence(
            call,
            "s",
            SocketKind.TCP,
            Stage.CLOSED,
            Snapshot.GONE,
            Snapshot.GONE,
            null,
            new History(
                0, 0, 0, 7, null, 0, 0, null, false, false, null, null, null, null, null,
                List.of()),
            Surroundings.NONE,
            KERNEL);

    assertThat(Diagnosis.of(closed).why()).contains("s was closed at step 7");
  }

  private static Evidence evidence(String name, Errno errno, SocketKind kind, Stage stage) {
    Call call = new Call(name, List.of("3"), -1L, CallError.of(errno.number()), 1000);
    return evidence(call, kind, stage);
  }

  private static Evidence evidence(Call call, SocketKind kind, Stage stage) {
    Endpoint local = new Endpoint.Inet4(Endpoint.Inet4.LOOPBACK, 12345);
    TcpState state = kind.isTcp() ? TcpState.CLOSE : null;
    Snapshot before = new Snapshot(-1, state, false, local, null, 0, 0, null, null, null);
    return new Evidence(
        call, "s", kind, stage, before, before, FAR, History.NONE, Surroundings.NONE, KERNEL);
  }
}
