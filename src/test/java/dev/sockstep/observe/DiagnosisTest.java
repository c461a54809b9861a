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
import dev.sockstep.observe.Evidence.History;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Modes that a test can't bring about on loopback, from evidence made by hand. The others are
 * provoked on real sockets, in the tests of session.
 */
class DiagnosisTest {
  private static final Endpoint FAR = new Endpoint.Inet4(0xc0000201, 80);
  private static final History NONE = new History(0, 0, 0);

  @ParameterizedTest
  @CsvSource({
    "connect, ETIMEDOUT, connection timed out, No answer to the SYN came",
    "connect, ENETUNREACH, network unreachable, The routing table has no route to 192.0.2.1:80",
    "connect, EHOSTUNREACH, host unreachable, There is a route to 192.0.2.1:80",
    "connect, EADDRNOTAVAIL, no local address left, The kernel found no free local port",
    "connect, EADDRINUSE, address already in use, A connection with the same four-tuple",
    "connect, EACCES, permission denied, A firewall rule or a route forbids connecting to"
        + " 192.0.2.1:80",
    "connect, EPERM, permission denied, A firewall rule or a route forbids connecting to"
        + " 192.0.2.1:80",
    "connect, ECONNABORTED, connection aborted, An earlier attempt to connect s ended badly",
    "connect, EALREADY, already connecting, An earlier connect on s is still under way.",
    "connect, EAGAIN, resource temporarily unavailable, connect failed with EAGAIN",
    "bind, EACCES, privileged port, Ports below net.ipv4.ip_unprivileged_port_start",
    "bind, EPERM, permission denied, The kernel does not let this process do that.",
    "send, ETIMEDOUT, connection timed out, The peer has stopped answering",
    "recv, ETIMEDOUT, connection timed out, The peer has stopped answering",
    "send, ENOBUFS, no buffer space available, send failed with ENOBUFS",
    "accept, EMFILE, too many open files, This process has as many descriptors open",
    "socket, EMFILE, too many open files, This process has as many descriptors open",
    "socket, EAFNOSUPPORT, address family not supported, This kernel",
    "socket, EACCES, permission denied, The kernel does not let this process do that.",
    "accept, ECONNABORTED, software caused connection abort, accept failed with ECONNABORTED",
    "recv, EINTR, interrupted by a signal, A signal reached the thread while recv was asleep",
    "connect, EINTR, interrupted by a signal, 'A signal ended the wait, not the handshake'"
  })
  void anErrnoOfTcpHasItsMode(String call, Errno errno, String mode, String why) {
    Failure failure = Diagnosis.of(evidence(call, errno, SocketKind.TCP, Stage.CREATED));

    assertThat(failure.mode()).isEqualTo(mode);
    assertThat(failure.why()).startsWith(why);
    assertThat(failure.attempt()).isNotBlank();
  }

  @ParameterizedTest
  @CsvSource({
    "connect, EAGAIN, backlog full, The accept queue of 192.0.2.1:80 is full",
    "connect, EPROTOTYPE, wrong type of socket, 192.0.2.1:80 is a socket of another type.",
    "connect, EACCES, permission denied, You may not write to the socket file 192.0.2.1:80.",
    "bind, EACCES, permission denied, You may not create a file at 192.0.2.1:80.",
    "bind, ENOTDIR, no such folder, The folder of 192.0.2.1:80 does not exist."
  })
  void anErrnoOfUnixHasItsMode(String call, Errno errno, String mode, String why) {
    Failure failure = Diagnosis.of(evidence(call, errno, SocketKind.UNIX, Stage.CREATED));

    assertThat(failure.mode()).isEqualTo(mode);
    assertThat(failure.why()).startsWith(why);
  }

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
    Call call = new Call("getaddrinfo", "getaddrinfo(…)", (long) code, error, 1000);

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
    Call call = new Call("send", "send(…)", -1L, CallError.of(999), 1000);

    Failure failure = Diagnosis.of(evidence(call, SocketKind.TCP, Stage.CONNECTED));

    assertThat(failure.why()).isEqualTo("send failed with E999: Unknown error 999.");
  }

  @Test
  void evidenceTellsAClosedSocketsStep() {
    Call call = new Call("send", "send(-1, …)", -1L, CallError.of(Errno.EBADF.number()), 1000);
    Evidence closed =
        new Evidence(
            call,
            "s",
            SocketKind.TCP,
            Stage.CLOSED,
            Snapshot.GONE,
            Snapshot.GONE,
            null,
            false,
            new History(0, 0, 7),
            List.of());

    assertThat(Diagnosis.of(closed).why()).contains("s was closed at step 7");
  }

  private static Evidence evidence(String name, Errno errno, SocketKind kind, Stage stage) {
    Call call = new Call(name, name + "(3)", -1L, CallError.of(errno.number()), 1000);
    return evidence(call, kind, stage);
  }

  private static Evidence evidence(Call call, SocketKind kind, Stage stage) {
    Endpoint local = new Endpoint.Inet4(Endpoint.Inet4.LOOPBACK, 12345);
    TcpState state = kind.isTcp() ? TcpState.CLOSE : null;
    Snapshot before = new Snapshot(3, state, false, local, null, 0, 0, null, null, null);
    return new Evidence(call, "s", kind, stage, before, before, FAR, false, NONE, List.of());
  }
}
