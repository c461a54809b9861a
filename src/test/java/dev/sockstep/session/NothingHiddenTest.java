package dev.sockstep.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.command.SocketOption;
import dev.sockstep.model.Endpoint;
import dev.sockstep.model.Errno;
import dev.sockstep.model.StepReport;
import dev.sockstep.sys.BytesResult;
import dev.sockstep.sys.FileConstants;
import dev.sockstep.sys.InetConstants;
import dev.sockstep.sys.SocketConstants;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Watching changes nothing: the options and flags of a socket are those the student gave it. */
@Timeout(60)
class NothingHiddenTest {
  private final Live live = new Live();

  @AfterEach
  void close() {
    live.close();
  }

  @Test
  void afterAMixedSessionEverySocketHasTheOptionsOfOneMadeByHand() {
    mixedSession();
    int listener = byHand();
    listen(listener);
    int client = byHand();
    live.libc.connect(client, live.libc.getsockname(listener).address());
    int accepted = (int) live.libc.accept4(listener, 0).call().value();

    try {
      assertThat(options("srv")).isEqualTo(options(listener));
      assertThat(options("c")).isEqualTo(options(client));
      assertThat(options("a")).isEqualTo(options(accepted));
    } finally {
      live.libc.close(accepted);
      live.libc.close(client);
      live.libc.close(listener);
    }
  }

  @Test
  void aFreshSocketHasTheOptionsOfOneMadeByHand() {
    live.done("c = create");
    live.fails("c.send \"x\"", Errno.EPIPE);
    live.done("sockets");
    int fd = byHand();

    try {
      assertThat(options("c")).isEqualTo(options(fd));
      for (SocketOption option :
          new SocketOption[] {SocketOption.SO_RCVBUF, SocketOption.SO_SNDBUF}) {
        assertThat(read(live.fd("c"), option.level().number(), option.number()))
            .isEqualTo(read(fd, option.level().number(), option.number()));
      }
    } finally {
      live.libc.close(fd);
    }
  }

  @Test
  void theFlagsOfADescriptorChangeOnlyByTheStudentsHand() {
    live.connected();
    int flags = flags("c");
    assertThat(flags & FileConstants.O_NONBLOCK).isZero();
    assertThat(live.libc.fcntl(live.fd("c"), FileConstants.F_GETFD, 0).value()).isZero();
    StepReport recv = live.blocks("c.recv 5");
    assertThat(flags("c")).as("while a call is blocked").isEqualTo(flags);
    live.done("cancel");
    live.end(recv);
    assertThat(flags("c")).isEqualTo(flags);

    live.done("c.block off");
    live.fails("c.recv 5", Errno.EAGAIN);
    assertThat(flags("c")).isEqualTo(flags | FileConstants.O_NONBLOCK);
    live.done("c.block on");
    assertThat(flags("c")).isEqualTo(flags);
  }

  @Test
  void unreadBytesStayUnreadHoweverOftenOneLooks() {
    live.connected().done("c.send \"stay\"");

    for (int i = 0; i < 20; i++) {
      live.done("sockets");
      live.expect("a.recvq == 4");
    }

    assertThat(live.done("a.recv 10").bytes()).asString().isEqualTo("stay");
  }

  /** Calls that go well, that block, that fail and that are interrupted. */
  private void mixedSession() {
    live.connected();
    for (int i = 0; i < 5; i++) {
      live.done("c.send \"hello\"");
      live.done("a.recv 10");
      StepReport recv = live.blocks("a.recv 10");
      live.done("cancel");
      live.end(recv);
      StepReport accept = live.blocks("srv.accept");
      live.session.interrupt();
      live.end(accept);
      live.fails("c.connect $srv", Errno.EISCONN);
      live.done("sockets");
      live.expect("c.state == ESTABLISHED within 1s");
    }
  }

  private int byHand() {
    return (int) live.libc.socket(SocketConstants.AF_INET, SocketConstants.SOCK_STREAM, 0).value();
  }

  private void listen(int fd) {
    live.libc.bind(fd, new Endpoint.Inet4(Endpoint.Inet4.LOOPBACK, 0));
    live.libc.listen(fd, 128);
  }

  private int flags(String name) {
    return (int) live.libc.fcntl(live.fd(name), FileConstants.F_GETFL, 0).value();
  }

  private Map<String, String> options(String name) {
    return options(live.fd(name));
  }

  /** Every option that the kernel does not change by itself as a connection goes on. */
  private Map<String, String> options(int fd) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("F_GETFL", Long.toString(live.libc.fcntl(fd, FileConstants.F_GETFL, 0).value()));
    values.put("F_GETFD", Long.toString(live.libc.fcntl(fd, FileConstants.F_GETFD, 0).value()));
    for (SocketOption option : SocketOption.values()) {
      switch (option) {
        case SO_RCVBUF, SO_SNDBUF, TCP_QUICKACK, TCP_MAXSEG -> {}
        default -> values.put(option.name(), read(fd, option.level().number(), option.number()));
      }
    }
    int socket = SocketConstants.SOL_SOCKET;
    values.put("SO_OOBINLINE", read(fd, socket, SocketConstants.SO_OOBINLINE));
    values.put("SO_PRIORITY", read(fd, socket, SocketConstants.SO_PRIORITY));
    values.put("SO_TIMESTAMP", read(fd, socket, SocketConstants.SO_TIMESTAMP));
    values.put("SO_ZEROCOPY", read(fd, socket, SocketConstants.SO_ZEROCOPY));
    values.put("SO_BUSY_POLL", read(fd, socket, SocketConstants.SO_BUSY_POLL));
    values.put("TCP_FASTOPEN", read(fd, InetConstants.IPPROTO_TCP, InetConstants.TCP_FASTOPEN));
    values.put(
        "TCP_WINDOW_CLAMP", read(fd, InetConstants.IPPROTO_TCP, InetConstants.TCP_WINDOW_CLAMP));
    assertThat(values).hasSizeGreaterThan(25);
    return values;
  }

  private String read(int fd, int level, int option) {
    BytesResult result = live.libc.getsockopt(fd, level, option, 16);
    return result.call().failed()
        ? Errno.of(result.call().errno()).orElseThrow().name()
        : HexFormat.of().formatHex(result.bytes());
  }
}
