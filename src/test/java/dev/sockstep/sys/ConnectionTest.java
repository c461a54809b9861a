package dev.sockstep.sys;

import static dev.sockstep.sys.Descriptors.ANY_PORT;
import static dev.sockstep.sys.Descriptors.succeeded;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.Needs;
import dev.sockstep.model.Endpoint;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The life of a connection, in each family, by real calls. */
class ConnectionTest {
  private final Libc libc = new NativeLibc();
  private final Descriptors open = new Descriptors(libc);

  @AfterEach
  void close() {
    open.close();
  }

  @Test
  void anIpv4ConnectionLivesFromBindToClose() {
    int listener = open.listener(ANY_PORT, 5);
    Endpoint.Inet4 address = (Endpoint.Inet4) libc.getsockname(listener).address();
    assertThat(address.address()).isEqualTo(Endpoint.Inet4.LOOPBACK);
    assertThat(address.port()).isBetween(1024, 65535);

    converse(listener, address);
  }

  @Test
  void anIpv6ConnectionLivesFromBindToClose() {
    Needs.ipv6Loopback();
    int listener = open.listener(new Endpoint.Inet6(0, 1, 0, 0), 5);
    Endpoint.Inet6 address = (Endpoint.Inet6) libc.getsockname(listener).address();
    assertThat(address.host()).isEqualTo("::1");
    assertThat(address.port()).isBetween(1024, 65535);

    converse(listener, address);
  }

  @Test
  void aUnixConnectionThroughAPathLivesFromBindToClose(@TempDir Path directory) {
    Endpoint address = new Endpoint.Unix(directory.resolve("socket").toString(), false);
    int listener = open.listener(address, 5);
    assertThat(libc.getsockname(listener).address()).isEqualTo(address);

    converse(listener, address);
  }

  @Test
  void aUnixConnectionThroughAnAbstractNameLivesFromBindToClose() {
    Endpoint address = new Endpoint.Unix("sockstep\0" + System.nanoTime() + "\u00ff", true);
    int listener = open.listener(address, 5);
    assertThat(libc.getsockname(listener).address()).isEqualTo(address);

    converse(listener, address);
  }

  @Test
  void anUnnamedUnixSocketHasNoNameAndGetsAnAbstractOneOnBind() {
    int fd = open.socket(SocketConstants.AF_UNIX);
    Endpoint unnamed = new Endpoint.Unix("", false);
    assertThat(libc.getsockname(fd).address()).isEqualTo(unnamed);

    succeeded(libc.bind(fd, unnamed));

    Endpoint.Unix name = (Endpoint.Unix) libc.getsockname(fd).address();
    assertThat(name.isAbstract()).isTrue();
    assertThat(name.name()).matches("[0-9a-f]{5}");
  }

  @Test
  void aLongMessageArrivesWholeThoughNotAtOnce() {
    int listener = open.listener(ANY_PORT, 5);
    int client = open.connected(libc.getsockname(listener).address());
    int server = open.accepted(listener);
    byte[] message = new byte[40_000];
    for (int i = 0; i < message.length; i++) {
      message[i] = (byte) (i * 31);
    }
    assertThat(succeeded(libc.send(client, message, 0))).isEqualTo(message.length);

    BytesResult first = libc.recv(server, 10_000, SocketConstants.MSG_WAITALL);
    BytesResult rest = libc.recv(server, 30_000, SocketConstants.MSG_WAITALL);

    assertThat(first.bytes()).isEqualTo(Arrays.copyOf(message, 10_000));
    assertThat(rest.bytes()).isEqualTo(Arrays.copyOfRange(message, 10_000, 40_000));
  }

  @Test
  void aHugeBufferTakesWhatThereIs() {
    int listener = open.listener(ANY_PORT, 5);
    int client = open.connected(libc.getsockname(listener).address());
    int server = open.accepted(listener);
    succeeded(libc.send(client, "five!".getBytes(UTF_8), 0));

    assertThat(libc.recv(server, 64 << 20, 0).bytes()).asString(UTF_8).isEqualTo("five!");
  }

  @Test
  void anAcceptedSocketHasTheFlagsItWasAcceptedWith() {
    int listener = open.listener(ANY_PORT, 5);
    open.connected(libc.getsockname(listener).address());

    int server = open.keep(libc.accept4(listener, SocketConstants.SOCK_NONBLOCK).call());

    assertThat(libc.fcntl(server, FileConstants.F_GETFL, 0).value() & FileConstants.O_NONBLOCK)
        .isNotZero();
    assertThat(libc.fcntl(server, FileConstants.F_GETFD, 0).value() & FileConstants.FD_CLOEXEC)
        .isZero();
  }

  /** Both ends see each other, say a word each, hang up, and are gone. */
  private void converse(int listener, Endpoint address) {
    int client = open.connected(address);
    AddressResult accepted = libc.accept4(listener, SocketConstants.SOCK_CLOEXEC);
    int server = open.keep(accepted.call());

    assertThat(accepted.address()).isEqualTo(libc.getsockname(client).address());
    assertThat(libc.getpeername(server).address()).isEqualTo(accepted.address());
    assertThat(libc.getpeername(client).address()).isEqualTo(address);

    assertThat(succeeded(libc.send(client, "hello".getBytes(UTF_8), 0))).isEqualTo(5);
    assertThat(libc.recv(server, 2, SocketConstants.MSG_PEEK).bytes()).asString().isEqualTo("he");
    assertThat(libc.recv(server, 100, 0).bytes()).asString(UTF_8).isEqualTo("hello");
    succeeded(libc.send(server, new byte[] {0, -1}, 0));
    assertThat(libc.recv(client, 100, 0).bytes()).containsExactly(0, -1);

    succeeded(libc.shutdown(client, SocketConstants.SHUT_WR));
    BytesResult end = libc.recv(server, 100, 0);
    assertThat(succeeded(end.call())).isZero();
    assertThat(end.bytes()).isEmpty();
    succeeded(libc.send(server, "still here".getBytes(UTF_8), 0));
    assertThat(libc.recv(client, 100, 0).bytes()).asString(UTF_8).isEqualTo("still here");
  }
}
