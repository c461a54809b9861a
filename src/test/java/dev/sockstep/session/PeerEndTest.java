package dev.sockstep.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sockstep.model.Peers;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is left of peers when they stop, or the session ends: nothing. */
@Timeout(30)
class PeerEndTest {
  private static final String[] KINDS = {
    "echo", "http", "silent", "reset", "close", "slow", "trickle", "flood", "full", "half"
  };

  @Test
  void theSessionsEndLeavesNoThreadAndNoSocket() throws IOException {
    Set<String> before = sockets();
    int[] ports = new int[KINDS.length];
    try (Live live = new Live()) {
      live.listening();
      live.done("block off");
      for (int i = 0; i < KINDS.length; i++) {
        live.all("left" + i + " = peer " + KINDS[i], "c" + i + " = create");
        live.done("block off");
        live.run("connect $left" + i);
        ports[i] = live.port("left" + i);
        if (!KINDS[i].equals("full")) {
          live.done("left_client" + i + " = peer client " + KINDS[i] + " $srv");
        }
      }
      live.all("left_udp = peer echo udp", "left_slow = peer slow udp");
      live.expect("left7.sent > 0 within 5s");
      assertThat(threads()).hasSizeGreaterThan(10);
      // The lists of the reports are what peers there are.
      assertThat(((Peers) live.done("peer").view()).all()).hasSize(21);
    }

    assertThat(threads()).isEmpty();
    assertThat(sockets()).isSubsetOf(before);
    for (int port : ports) {
      assertThatThrownBy(() -> new Socket(InetAddress.getByName("127.0.0.1"), port).close())
          .isInstanceOf(ConnectException.class);
    }
  }

  @Test
  void stoppingOneLeavesTheOthersAlone() {
    try (Live live = new Live()) {
      live.all("left1 = peer echo", "left2 = peer echo", "peer stop left1");
      assertThat(threads()).containsExactly("sockstep-peer-left2");
      live.all("c = create", "c.connect $left2", "c.send \"x\"");
      live.expect("c.recvq == 1 within 5s");
    }
  }

  /** Whoever has connected to it is told by a FIN, and not left to wait. */
  @Test
  void stoppingAPeerEndsItsConnections() {
    try (Live live = new Live()) {
      live.all("p = peer silent", "c = create", "c.connect $p");
      var recv = live.blocks("c.recv 1");
      live.expect("p.connections == 1 within 5s");
      live.done("peer stop");
      assertThat(live.end(recv).call().result()).isZero();
      live.expect("c.state == CLOSE_WAIT");
    }
  }

  private static Set<String> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.startsWith("sockstep-peer-left"))
        .collect(Collectors.toSet());
  }

  /** The sockets that this process has, by their inodes. */
  private static Set<String> sockets() throws IOException {
    try (Stream<Path> fds = Files.list(Path.of("/proc/self/fd"))) {
      return fds.map(PeerEndTest::target)
          .filter(target -> target.startsWith("socket:"))
          .collect(Collectors.toSet());
    }
  }

  private static String target(Path fd) {
    try {
      return Files.readSymbolicLink(fd).toString();
    } catch (IOException closed) {
      return "";
    }
  }
}
