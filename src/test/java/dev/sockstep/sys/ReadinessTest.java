package dev.sockstep.sys;

import static dev.sockstep.sys.Descriptors.ANY_PORT;
import static dev.sockstep.sys.Descriptors.succeeded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sockstep.model.Errno;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a connection tells without being read: poll, the queues, the options, the flags. */
class ReadinessTest {
  /** How long to wait for what comes at once on a machine that is not overloaded. */
  private static final int DEADLINE_MILLIS = 10_000;

  private final Libc libc = new NativeLibc();
  private final Descriptors open = new Descriptors(libc);
  private int client;
  private int server;

  @BeforeEach
  void connect() {
    int listener = open.listener(ANY_PORT, 5);
    client = open.connected(libc.getsockname(listener).address());
    server = open.accepted(listener);
  }

  @AfterEach
  void close() {
    open.close();
  }

  @Test
  void pollTellsOfEachDescriptorWhatHappenedToIt() {
    succeeded(libc.send(client, new byte[3], 0));
    int[] fds = {server, client, -1};
    short[] events = {FileConstants.POLLIN, FileConstants.POLLOUT, FileConstants.POLLIN};
    short[] revents = new short[3];

    assertThat(succeeded(libc.poll(fds, events, revents, DEADLINE_MILLIS))).isEqualTo(2);
    assertThat(revents).containsExactly(FileConstants.POLLIN, FileConstants.POLLOUT, 0);
  }

  @Test
  void pollTellsOfADescriptorThatIsNotOpen() {
    short[] revents = new short[1];

    libc.poll(new int[] {1_000_000}, new short[] {FileConstants.POLLIN}, revents, 0);

    assertThat(revents).containsExactly(FileConstants.POLLNVAL);
  }

  @Test
  void pollGivesUpWhenTheTimeIsUpAndItsDurationSaysSo() {
    short[] revents = {99};

    CallResult result =
        libc.poll(new int[] {server}, new short[] {FileConstants.POLLIN}, revents, 30);

    assertThat(succeeded(result)).isZero();
    assertThat(revents).containsExactly(0);
    assertThat(Duration.ofNanos(result.nanos())).isGreaterThanOrEqualTo(Duration.ofMillis(30));
  }

  @Test
  void pollWantsArraysOfOneLength() {
    assertThatThrownBy(() -> libc.poll(new int[2], new short[2], new short[1], 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void siocinqCountsTheBytesToRead() {
    succeeded(libc.send(client, new byte[123], 0));
    awaitInput();

    IntResult waiting = libc.ioctl(server, FileConstants.SIOCINQ);

    assertThat(succeeded(waiting.call())).isZero();
    assertThat(waiting.value()).isEqualTo(123);
  }

  @Test
  void siocoutqCountsTheBytesNotAcknowledged() {
    assertThat(libc.ioctl(client, FileConstants.SIOCOUTQ).value()).isZero();
    CallResult last;
    do {
      last = libc.send(client, new byte[100_000], SocketConstants.MSG_DONTWAIT);
    } while (!last.failed());

    assertThat(Errno.of(last.errno())).contains(Errno.EAGAIN);
    assertThat(libc.ioctl(client, FileConstants.SIOCOUTQ).value()).isPositive();
  }

  @Test
  void siocatmarkFindsTheUrgentByte() {
    succeeded(libc.send(client, new byte[1], SocketConstants.MSG_OOB));
    short[] revents = new short[1];
    succeeded(
        libc.poll(
            new int[] {server}, new short[] {FileConstants.POLLPRI}, revents, DEADLINE_MILLIS));

    assertThat(revents).containsExactly(FileConstants.POLLPRI);
    assertThat(libc.ioctl(server, FileConstants.SIOCATMARK).value()).isEqualTo(1);
  }

  @Test
  void aNonblockingSocketHasNothingYet() {
    long flags = succeeded(libc.fcntl(server, FileConstants.F_GETFL, 0));
    assertThat(flags & FileConstants.O_NONBLOCK).isZero();

    succeeded(libc.fcntl(server, FileConstants.F_SETFL, (int) flags | FileConstants.O_NONBLOCK));

    assertThat(libc.fcntl(server, FileConstants.F_GETFL, 0).value())
        .isEqualTo(flags | FileConstants.O_NONBLOCK);
    assertThat(Errno.of(libc.recv(server, 1, 0).call().errno())).contains(Errno.EAGAIN);
  }

  @Test
  void anOptionIsReadAsItWasSet() {
    byte[] halfASecond = longs(0, 500_000);
    succeeded(
        libc.setsockopt(
            server, SocketConstants.SOL_SOCKET, SocketConstants.SO_RCVTIMEO, halfASecond));

    BytesResult read =
        libc.getsockopt(server, SocketConstants.SOL_SOCKET, SocketConstants.SO_RCVTIMEO, 64);

    assertThat(succeeded(read.call())).isZero();
    assertThat(read.bytes()).as("a timeval, cut to its length").isEqualTo(halfASecond);
  }

  @Test
  void anOptionIsCutToTheCapacity() {
    assertThat(
            libc.getsockopt(server, SocketConstants.SOL_SOCKET, SocketConstants.SO_TYPE, 1).bytes())
        .hasSize(1);
  }

  private void awaitInput() {
    short[] events = {FileConstants.POLLIN};
    succeeded(libc.poll(new int[] {server}, events, new short[1], DEADLINE_MILLIS));
  }

  private static byte[] longs(long... values) {
    ByteBuffer buffer = ByteBuffer.allocate(values.length * 8).order(ByteOrder.nativeOrder());
    for (long value : values) {
      buffer.putLong(value);
    }
    return buffer.array();
  }
}
