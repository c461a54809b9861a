package dev.sockstep.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.Needs;
import dev.sockstep.model.Change;
import dev.sockstep.model.Change.Property;
import dev.sockstep.model.Endpoint;
import dev.sockstep.model.Errno;
import dev.sockstep.model.Snapshot;
import dev.sockstep.model.SocketKind;
import dev.sockstep.model.TcpFigures;
import dev.sockstep.model.TcpState;
import dev.sockstep.sys.AddressResult;
import dev.sockstep.sys.CallResult;
import dev.sockstep.sys.Libc;
import dev.sockstep.sys.NativeLibc;
import dev.sockstep.sys.SocketConstants;
import dev.sockstep.sys.TcpInfo;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One look at a socket: what it tells, and that it leaves everything as it was. */
@Timeout(60)
class ObserverTest {
  private static final Endpoint ANY_PORT = new Endpoint.Inet4(Endpoint.Inet4.LOOPBACK, 0);

  private final Libc libc = new NativeLibc();
  private final Observer observer = new Observer(libc);
  private final List<Integer> open = new ArrayList<>();

  @AfterEach
  void close() {
    open.forEach(libc::close);
  }

  @Test
  void aPendingErrorIsStillThereAfterAHundredLooks() {
    int bound = tcp(0);
    libc.bind(bound, ANY_PORT);
    int client = tcp(SocketConstants.SOCK_NONBLOCK);
    CallResult connect = libc.connect(client, libc.getsockname(bound).address());
    assertThat(Errno.of(connect.errno())).contains(Errno.EINPROGRESS);
    awaitState(client, TcpState.CLOSE);

    for (int i = 0; i < 100; i++) {
      assertThat(observer.look(client, SocketKind.TCP).state()).isEqualTo(TcpState.CLOSE);
    }

    assertThat(Errno.of(pendingError(client))).contains(Errno.ECONNREFUSED);
    assertThat(pendingError(client)).as("which reading it cleared").isZero();
  }

  @Test
  void aResetThatHasComeIsStillToldToTheNextRecvAfterAHundredLooks() {
    int listener = listener(5);
    int client = connected(listener);
    int server = accepted(listener);
    libc.send(client, new byte[3], 0);
    libc.close(server); // with bytes unread: RST
    awaitState(client, TcpState.CLOSE);

    for (int i = 0; i < 100; i++) {
      observer.look(client, SocketKind.TCP);
    }

    assertThat(Errno.of(libc.recv(client, 10, 0).call().errno())).contains(Errno.ECONNRESET);
  }

  @Test
  void aFreshSocketHasNoAddressAndNoPeer() {
    Snapshot fresh = observer.look(tcp(0), SocketKind.TCP);

    assertThat(fresh.state()).isEqualTo(TcpState.CLOSE);
    assertThat(fresh.local()).isNull();
    assertThat(fresh.peer()).isNull();
    assertThat(fresh.listening()).isFalse();
    assertThat(fresh.acceptq()).isNull();
  }

  @Test
  void aListenerShowsItsAcceptQueueAndItsLimit() {
    int listener = listener(2);
    connected(listener);
    connected(listener);

    Snapshot look = observer.look(listener, SocketKind.TCP);

    assertThat(look.state()).isEqualTo(TcpState.LISTEN);
    assertThat(look.listening()).isTrue();
    assertThat(look.acceptq()).isEqualTo(2);
    assertThat(look.acceptLimit()).isEqualTo(2);
    assertThat(look.recvq()).isNull();
  }

  @Test
  void bothEndsOfAConnectionSeeEachOtherAndTheBytesBetween() {
    int listener = listener(5);
    int client = connected(listener);
    int server = accepted(listener);
    libc.send(client, new byte[42], 0);

    Snapshot one = observer.look(client, SocketKind.TCP);
    Snapshot other = observer.look(server, SocketKind.TCP);

    assertThat(one.local()).isEqualTo(other.peer());
    assertThat(one.peer()).isEqualTo(other.local());
    assertThat(other.recvq()).isEqualTo(42);
    assertThat(other.tcp().cwnd()).isPositive();
    assertThat(one.tcp().rttMicros()).isPositive();
  }

  @Test
  void anUnnamedUnixClientIsAPeerAllTheSame() {
    Endpoint name = new Endpoint.Unix("sockstep-observer-" + System.nanoTime(), true);
    int listener = keep(libc.socket(SocketConstants.AF_UNIX, SocketConstants.SOCK_STREAM, 0));
    libc.bind(listener, name);
    libc.listen(listener, 5);
    int client = keep(libc.socket(SocketConstants.AF_UNIX, SocketConstants.SOCK_STREAM, 0));
    libc.connect(client, name);
    int server = accepted(listener);

    assertThat(observer.look(listener, SocketKind.UNIX).listening()).isTrue();
    assertThat(observer.look(client, SocketKind.UNIX).peer()).isEqualTo(name);
    assertThat(observer.look(client, SocketKind.UNIX).local()).isNull();
    assertThat(observer.look(server, SocketKind.UNIX).peer())
        .isEqualTo(new Endpoint.Unix("", false));
    assertThat(observer.look(server, SocketKind.UNIX).listening()).isFalse();
  }

  @Test
  void aDatagramSocketHasNoStateButQueuesAndAddresses() {
    int receiver = keep(libc.socket(SocketConstants.AF_INET, SocketConstants.SOCK_DGRAM, 0));
    libc.bind(receiver, ANY_PORT);
    int sender = keep(libc.socket(SocketConstants.AF_INET, SocketConstants.SOCK_DGRAM, 0));
    libc.connect(sender, libc.getsockname(receiver).address());
    libc.send(sender, new byte[7], 0);

    Snapshot look = observer.look(receiver, SocketKind.UDP);

    assertThat(look.state()).isNull();
    assertThat(look.recvq()).isEqualTo(7);
    assertThat(look.peer()).isNull();
    assertThat(observer.look(sender, SocketKind.UDP).peer()).isEqualTo(look.local());
  }

  /** The queues of sock_diag are differences of sequence numbers, of which a FIN has one. */
  @ParameterizedTest
  @CsvSource({
    "ESTABLISHED, 3, 4",
    "CLOSE_WAIT, 2, 4",
    "FIN_WAIT_1, 3, 3",
    "FIN_WAIT_2, 3, 4",
    "CLOSING, 2, 3",
    "LAST_ACK, 2, 3"
  })
  void aFinIsNoByteInTheQueuesOfAnEndWithoutADescriptor(TcpState state, int recvq, int sendq) {
    SockDiag.Found found = new SockDiag.Found(state, 3, 4, SockDiag.Timer.RETRANSMIT, 200, 2, 0);
    Snapshot look = Observer.snapshot(ANY_PORT, ANY_PORT, found);

    assertThat(look.recvq()).isEqualTo(recvq);
    assertThat(look.sendq()).isEqualTo(sendq);
    assertThat(look.timeouts()).isEqualTo(2);
  }

  @Test
  void eachFigureIsThatOfItsName() {
    byte[] bytes = new byte[TcpInfo.SIZEOF];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (i + 1);
    }
    TcpInfo info = new TcpInfo(bytes);
    TcpFigures figures = Looks.figures(info);

    assertThat(figures.rttMicros()).isEqualTo(info.tcpi_rtt());
    assertThat(figures.rttvarMicros()).isEqualTo(info.tcpi_rttvar());
    assertThat(figures.rtoMicros()).isEqualTo(info.tcpi_rto());
    assertThat(figures.cwnd()).isEqualTo(info.tcpi_snd_cwnd());
    assertThat(figures.sndMss()).isEqualTo(info.tcpi_snd_mss());
    assertThat(figures.unacked()).isEqualTo(info.tcpi_unacked());
    assertThat(figures.retransmits()).isEqualTo(info.tcpi_retransmits());
    assertThat(figures.totalRetrans()).isEqualTo(info.tcpi_total_retrans());
    assertThat(figures.notsentBytes()).isEqualTo(info.tcpi_notsent_bytes());
    assertThat(figures.backoff()).isEqualTo(info.tcpi_backoff());
    assertThat(figures.probes()).isEqualTo(info.tcpi_probes());
    assertThat(figures.sndWnd()).isEqualTo(info.tcpi_snd_wnd());
  }

  @Test
  void onlyTheRetransmissionTimerCountsTimeouts() {
    SockDiag.Found found =
        new SockDiag.Found(TcpState.ESTABLISHED, 0, 0, SockDiag.Timer.KEEPALIVE, 200, 2, 0);
    assertThat(Observer.snapshot(ANY_PORT, ANY_PORT, found).timeouts()).isNull();
  }

  @Test
  void aDescriptorThatIsClosedIsGone() {
    int fd = tcp(0);
    libc.close(fd);

    assertThat(observer.look(-1, SocketKind.TCP)).isEqualTo(Snapshot.GONE);
    assertThat(observer.look(fd, SocketKind.TCP)).isEqualTo(Snapshot.GONE);
  }

  @Test
  void anIpv6SocketBoundToAnyAddressHasOneOnceItHasAPort() {
    Needs.ipv6Loopback();
    int fd = keep(libc.socket(SocketConstants.AF_INET6, SocketConstants.SOCK_STREAM, 0));
    assertThat(observer.look(fd, SocketKind.TCP6).local()).isNull();

    libc.bind(fd, new Endpoint.Inet6(0, 0, 0, 0));

    assertThat(observer.look(fd, SocketKind.TCP6).local().host()).isEqualTo("::");
  }

  @Test
  void onlyDifferencesAreChanges() {
    int fd = tcp(0);
    Snapshot before = observer.look(fd, SocketKind.TCP);
    assertThat(changes(before, before)).isEmpty();

    libc.bind(fd, ANY_PORT);
    Snapshot bound = observer.look(fd, SocketKind.TCP);
    assertThat(changes(before, bound))
        .containsExactly(new Change("s", Property.LOCAL, null, bound.local().text()));

    libc.listen(fd, 1);
    assertThat(changes(bound, observer.look(fd, SocketKind.TCP)))
        .as("an empty accept queue is no news")
        .containsExactly(new Change("s", Property.STATE, "CLOSE", "LISTEN"));

    assertThat(changes(bound, Snapshot.GONE))
        .as("of a socket that is gone, only that it is")
        .containsExactly(new Change("s", Property.FD, Integer.toString(fd), "-1"));
  }

  private static List<Change> changes(Snapshot before, Snapshot after) {
    List<Change> changes = new ArrayList<>();
    Differences.between("s", before, after, changes);
    return changes;
  }

  private void awaitState(int fd, TcpState state) {
    long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (observer.look(fd, SocketKind.TCP).state() != state) {
      assertThat(System.nanoTime()).as("waiting for " + state).isLessThan(deadline);
      Thread.onSpinWait();
    }
  }

  private int pendingError(int fd) {
    byte[] value =
        libc.getsockopt(fd, SocketConstants.SOL_SOCKET, SocketConstants.SO_ERROR, 4).bytes();
    return ByteBuffer.wrap(value).order(ByteOrder.nativeOrder()).getInt();
  }

  private int tcp(int flags) {
    return keep(libc.socket(SocketConstants.AF_INET, SocketConstants.SOCK_STREAM | flags, 0));
  }

  private int listener(int backlog) {
    int fd = tcp(0);
    libc.bind(fd, ANY_PORT);
    libc.listen(fd, backlog);
    return fd;
  }

  private int connected(int listener) {
    int fd = tcp(0);
    assertThat(libc.connect(fd, libc.getsockname(listener).address()).failed()).isFalse();
    return fd;
  }

  private int accepted(int listener) {
    AddressResult accepted = libc.accept4(listener, 0);
    return keep(accepted.call());
  }

  private int keep(CallResult result) {
    assertThat(result.failed()).isFalse();
    open.add((int) result.value());
    return (int) result.value();
  }
}
