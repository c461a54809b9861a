package dev.sockstep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The rows of {@code sockets} that are not just open sockets of the session, as JSON has them. */
@Timeout(60)
class SocketListIT {
  private Conversation sockstep;

  @BeforeEach
  void start() throws Exception {
    sockstep = Conversation.start();
  }

  @AfterEach
  void end() {
    sockstep.close();
  }

  private void all(String... lines) throws Exception {
    for (String line : lines) {
      assertThat(sockstep.type(line).status()).as(line).isEqualTo("done");
    }
  }

  /** Waits until the list has a row of that name in that state. */
  private Map<String, Object> row(String name, String state) throws Exception {
    return Until.see(
        name + " in " + state,
        () ->
            sockstep.type("sockets").objects("sockets").stream()
                .filter(row -> row.get("name").equals(name))
                .findFirst()
                .orElse(Map.of()),
        row -> state.equals(row.get("state")));
  }

  @Test
  void anEndThatAnotherProcessHoldsNamesIt() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      all("c = create", "c.connect " + server.getLocalPort());
      assertThat(row("peer of c", "ESTABLISHED"))
          .as("before accept it is no process's")
          .doesNotContainKey("held_by");
      try (var accepted = server.accept()) {
        assertThat(row("peer of c", "ESTABLISHED"))
            .containsEntry("own", false)
            .containsEntry("relation", "peer")
            .containsEntry("of", "c")
            .containsEntry("local", "127.0.0.1:" + accepted.getLocalPort())
            .containsEntry("peer", "127.0.0.1:" + accepted.getPort())
            .containsEntry("held_by", "java " + ProcessHandle.current().pid());
      }
      assertThat(row("c", "CLOSE_WAIT")).containsEntry("own", true).doesNotContainKey("relation");
    }
  }

  @Test
  void ghostsShowTheTimerAndWhatIsLeftOfIt() throws Exception {
    all("srv = create", "srv.bind 127.0.0.1 0", "srv.listen", "c = create", "c.connect $srv");
    all("a = srv.accept", "c.close");
    Map<String, Object> half = row("c", "FIN_WAIT_2");
    assertThat(half).containsEntry("own", true).containsEntry("relation", "ghost");
    all("a.close");
    Map<String, Object> resting = row("c", "TIME_WAIT");
    assertThat(resting).containsEntry("running", "time-wait").containsEntry("fd", -1L);
    assertThat((Long) resting.get("left")).isBetween(40_000L, 60_000L);
  }

  @Test
  void whatAnOpenDescriptorLeavesInTimeWaitHasARowOfItsOwn() throws Exception {
    all("srv = create", "srv.bind 127.0.0.1 0", "srv.listen", "c = create", "c.connect $srv");
    all("a = srv.accept", "c.shutdown wr", "a.shutdown wr");
    assertThat(row("rest of c", "TIME_WAIT"))
        .containsEntry("own", true)
        .containsEntry("relation", "rest")
        .containsEntry("of", "c");
    assertThat(row("c", "CLOSE")).containsEntry("own", true);
  }

  /** With TCP_DEFER_ACCEPT the kernel waits for data before it counts the handshake as done. */
  @Test
  void aHandshakeThatIsNotDoneIsSeenAtItsListenerWithTheTimerOfItsSynAck() throws Exception {
    all("srv = create", "srv.bind 127.0.0.1 0", "srv.setopt TCP_DEFER_ACCEPT 10", "srv.listen");
    all("c = create", "c.connect $srv");
    Map<String, Object> pending = row("at srv", "SYN_RECV");
    assertThat(pending)
        .containsEntry("own", false)
        .containsEntry("relation", "pending")
        .containsEntry("of", "srv")
        .containsEntry("running", "retransmit")
        .doesNotContainKey("held_by");
    assertThat((Long) pending.get("left")).isBetween(0L, 10_000L);
    assertThat(row("srv", "LISTEN")).containsEntry("recvq", 0L);

    all("c.send \"x\"");
    row("at srv", "ESTABLISHED");
    assertThat(row("srv", "LISTEN")).containsEntry("recvq", 1L);
  }
}
