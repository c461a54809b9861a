package dev.sockstep.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.Needs;
import dev.sockstep.model.StepReport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is no failure and surprises all the same. */
@Timeout(60)
class ArrivalsTest {
  private final Live live = new Live();

  @AfterEach
  void close() {
    live.close();
  }

  @Test
  void aFinThatComesWithDataIsPointedOut() {
    Needs.capture();
    // Corked, the data waits for more; what comes is the FIN, in the same segment.
    live.connected().all("c.setopt TCP_CORK on", "c.send \"goodbye\"");
    StepReport shutdown = live.done("c.shutdown wr");

    assertThat(shutdown.packets())
        .anyMatch(packet -> packet.flags().startsWith("F") && packet.length() == 7);
    assertThat(shutdown.notes())
        .contains(
            "the FIN came with the last 7 bytes: a reads them first, and then recv returns 0");
    assertThat(live.done("a.recv 100").call().result()).isEqualTo(7);
    assertThat(live.done("a.recv 100").call().result()).isZero();
  }

  @Test
  void urgentDataIsToldWhenItComesAndWhereRecvStops() {
    Needs.capture();
    live.connected();
    StepReport urgent = live.done("c.urgent \"abc\"");
    assertThat(urgent.notes()).anyMatch(note -> note.startsWith("urgent data for a: "));

    StepReport recv = live.done("a.recv 100");
    assertThat(recv.call().result()).isEqualTo(2);
    assertThat(recv.notes()).anyMatch(note -> note.startsWith("recv stopped at the urgent mark"));
    assertThat(live.done("a.recv 1 --oob").call().result()).isEqualTo(1);
  }

  @Test
  void aShortRecvIsExplainedOnce() {
    live.connected().done("c.send \"hello\"");
    assertThat(live.done("a.recv 2").notes()).isEmpty();
    assertThat(live.done("a.recv 100").notes()).anyMatch(note -> note.startsWith("a short recv"));
    live.done("c.send \"hello\"");
    assertThat(live.done("a.recv 100").notes()).isEmpty();
  }

  @Test
  void datagramsThatFindNoRoomAreCountedOnTheSocketThatLosesThem() {
    live.all("u = create udp", "u.bind 0", "u.setopt SO_RCVBUF 1", "v = create udp");
    live.done("v.connect $u");
    int dropped = 0;
    for (int i = 0; i < 20 && dropped == 0; i++) {
      StepReport send = live.done("v.send #1000");
      dropped =
          send.changes().stream()
              .filter(change -> change.socket().equals("u") && change.what().word().equals("drops"))
              .mapToInt(change -> Integer.parseInt(change.after()))
              .sum();
    }
    assertThat(dropped).isEqualTo(1);
  }

  @Test
  void tcpThrowsAwayWhatMsgTruncTakes() {
    live.connected().done("c.send \"xy\"");
    live.expect("a.recvq == 2 within 5s");

    assertThat(live.done("a.recv 2 --trunc").notes())
        .containsExactly(
            "MSG_TRUNC makes TCP throw the bytes away instead of giving them: what is shown is the"
                + " buffer as it was (tcp(7))");
  }

  @Test
  void aListenerWithASecondNameGoesOnListening() {
    live.listening();
    assertThat(live.done("d = srv.dup").notes())
        .singleElement()
        .asString()
        .endsWith(": one socket, two names");
    assertThat(live.done("srv.close").notes())
        .singleElement()
        .asString()
        .endsWith(" holds the same socket, so it goes on listening");
  }
}
