package dev.sockstep.sys;

import static dev.sockstep.sys.Descriptors.ANY_PORT;
import static dev.sockstep.sys.Descriptors.succeeded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sockstep.model.Endpoint;
import dev.sockstep.model.Errno;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A failed call is data: -1, and the errno of that very call. */
class FailureTest {
  private final Libc libc = new NativeLibc();
  private final Descriptors open = new Descriptors(libc);

  @AfterEach
  void close() {
    open.close();
  }

  @Test
  void minusOneIsABadDescriptorToEveryCall() {
    assertFailed(libc.bind(-1, ANY_PORT), Errno.EBADF);
    assertFailed(libc.listen(-1, 1), Errno.EBADF);
    assertFailed(libc.accept4(-1, 0).call(), Errno.EBADF);
    assertFailed(libc.connect(-1, ANY_PORT), Errno.EBADF);
    assertFailed(libc.send(-1, new byte[1], 0), Errno.EBADF);
    assertFailed(libc.recv(-1, 1, 0).call(), Errno.EBADF);
    assertFailed(libc.shutdown(-1, SocketConstants.SHUT_WR), Errno.EBADF);
    assertFailed(libc.close(-1), Errno.EBADF);
    assertFailed(libc.getsockname(-1).call(), Errno.EBADF);
    assertFailed(libc.getpeername(-1).call(), Errno.EBADF);
    assertFailed(libc.getsockopt(-1, 1, 3, 4).call(), Errno.EBADF);
    assertFailed(libc.setsockopt(-1, 1, 2, new byte[4]), Errno.EBADF);
    assertFailed(libc.fcntl(-1, FileConstants.F_GETFL, 0), Errno.EBADF);
    assertFailed(libc.ioctl(-1, FileConstants.SIOCINQ).call(), Errno.EBADF);
  }

  @Test
  void aFailedCallFillsNothingIn() {
    assertThat(libc.accept4(-1, 0).address()).isNull();
    assertThat(libc.recv(-1, 10, 0).bytes()).isEmpty();
    assertThat(libc.getsockopt(-1, 1, 3, 4).bytes()).isEmpty();
    assertThat(libc.ioctl(-1, FileConstants.SIOCINQ).value()).isZero();
  }

  @Test
  void aFamilyThatDoesNotExistIsRefused() {
    assertFailed(libc.socket(200, SocketConstants.SOCK_STREAM, 0), Errno.EAFNOSUPPORT);
  }

  @Test
  void aPortWhereNobodyListensRefusesTheConnection() {
    int bound = open.tcp();
    succeeded(libc.bind(bound, ANY_PORT)); // so that the port is nobody else's either

    assertFailed(libc.connect(open.tcp(), libc.getsockname(bound).address()), Errno.ECONNREFUSED);
  }

  @Test
  void anAddressIsInUseOnce() {
    int listener = open.listener(ANY_PORT, 1);

    assertFailed(libc.bind(open.tcp(), libc.getsockname(listener).address()), Errno.EADDRINUSE);
  }

  @Test
  void aSocketIsBoundOnce() {
    int fd = open.tcp();
    succeeded(libc.bind(fd, ANY_PORT));

    assertFailed(libc.bind(fd, ANY_PORT), Errno.EINVAL);
  }

  @Test
  void anUnconnectedSocketHasNoPeer() {
    int fd = open.tcp();

    assertFailed(libc.getpeername(fd).call(), Errno.ENOTCONN);
    assertFailed(libc.recv(fd, 1, 0).call(), Errno.ENOTCONN);
    assertFailed(libc.shutdown(fd, SocketConstants.SHUT_WR), Errno.ENOTCONN);
    assertFailed(libc.send(fd, new byte[1], 0), Errno.EPIPE);
  }

  @Test
  void aUnixPathThatIsNotThereIsNotFound() {
    int fd = open.socket(SocketConstants.AF_UNIX);

    assertFailed(libc.connect(fd, new Endpoint.Unix("/nonexistent/socket", false)), Errno.ENOENT);
  }

  @Test
  void anUnknownOptionIsRefused() {
    assertFailed(libc.setsockopt(open.tcp(), 1, 9999, new byte[4]), Errno.ENOPROTOOPT);
  }

  @Test
  void aThreadIsSentNoSignalThatDoesNotExist() {
    CallResult result = libc.pthread_kill(libc.pthread_self(), 9999);

    assertThat(result.value()).isEqualTo(Errno.EINVAL.number());
    assertThat(result.errno()).isEqualTo(Errno.EINVAL.number());
  }

  @Test
  void aHandlerThatLibcLacksIsTheCallersMistake() {
    assertThatThrownBy(() -> libc.sigaction(Signals.INTERRUPT, "no_such_function", 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("libc has no function no_such_function");
  }

  @Test
  void aSignalThatNobodyMayCatchIsRefused() {
    assertFailed(libc.sigaction(9, "abs", 0), Errno.EINVAL);
  }

  private static void assertFailed(CallResult result, Errno errno) {
    assertThat(result.failed()).isTrue();
    assertThat(Errno.of(result.errno())).contains(errno);
  }
}
