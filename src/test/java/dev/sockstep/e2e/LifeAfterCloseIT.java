package dev.sockstep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What becomes of a connection once its descriptor is closed, held still by losing what this end
 * sends: followed under its four-tuple, with its timer, and ss says the same.
 */
@Timeout(60)
class LifeAfterCloseIT {
  private HostPair hosts;
  private Conversation left;
  private Conversation right;

  @BeforeEach
  void connect() throws Exception {
    hosts = HostPair.open();
    left = hosts.talkLeft();
    right = hosts.talkRight();
    HostPair.connect(left, right);
  }

  @AfterEach
  void end() {
    for (AutoCloseable started : new AutoCloseable[] {left, right, hosts}) {
      try {
        if (started != null) {
          started.close();
        }
      } catch (Exception e) {
        throw new AssertionError(e);
      }
    }
  }

  /** The row of c, once it is in that state: without a descriptor. */
  private Map<String, Object> ghost(String state) throws Exception {
    Map<String, Object> row =
        Until.see(
            "c in " + state,
            () ->
                left.type("sockets").objects("sockets").stream()
                    .filter(each -> each.get("name").equals("c"))
                    .findFirst()
                    .orElseThrow(),
            each -> state.equals(each.get("state")));
    assertThat(row).containsEntry("fd", -1L).containsEntry("relation", "ghost");
    return row;
  }

  /** The retransmission timer runs, has run out, and that is told; ss has state and timer too. */
  private void seeItTriesAgain(String state, String asSs) throws Exception {
    assertThat(ghost(state)).containsEntry("running", "retransmit").containsKey("left");
    List<Step> steps = new ArrayList<>();
    Until.see(
        "a timeout that is told",
        () -> {
          Step inspect = left.type("inspect c");
          steps.add(inspect);
          return steps.stream().flatMap(step -> step.objects("meanwhile").stream()).toList();
        },
        changes -> changes.stream().anyMatch(change -> change.get("what").equals("timeouts")));
    Map<String, Object> inspected = steps.getLast().objects("sockets").getFirst();
    assertThat(inspected).containsEntry("timer", "retransmit").containsKey("timer_left");
    assertThat((Long) inspected.get("retransmits")).isPositive();
    String line = Until.see("ss", () -> hosts.left("ss", "-tanoH"), lines -> lines.contains(asSs));
    assertThat(line).contains("timer:(on,");
  }

  @Test
  void finWait1UntilTheFinIsAcknowledged() throws Exception {
    hosts.loseWhatTheLeftSends();
    Step close = left.type("c.close");
    assertThat(close.changed("c", "state")).isEqualTo("FIN_WAIT_1");
    seeItTriesAgain("FIN_WAIT_1", "FIN-WAIT-1");

    hosts.loseNothingAnyMore();
    ghost("FIN_WAIT_2");
    right.type("conn.close");
    assertThat(ghost("TIME_WAIT")).containsEntry("running", "time-wait");
  }

  @Test
  void closingWhenBothHaveSentFinAndItsOwnIsNotAcknowledged() throws Exception {
    hosts.loseWhatTheLeftSends();
    left.type("c.close");
    right.type("conn.close");
    seeItTriesAgain("CLOSING", "CLOSING");

    hosts.loseNothingAnyMore();
    ghost("TIME_WAIT");
    Step states = left.type("states");
    Map<String, Object> walk = states.objects("states").getFirst();
    assertThat(walk.get("path").toString()).contains("ESTABLISHED, FIN_WAIT_1, CLOSING, TIME_WAIT");
  }

  @Test
  void lastAckWhenTheOtherEndClosedFirst() throws Exception {
    right.type("conn.close");
    Until.see(
        "the FIN",
        () -> left.type("inspect c").objects("sockets").getFirst().get("state"),
        "CLOSE_WAIT"::equals);
    hosts.loseWhatTheLeftSends();
    left.type("c.close");
    seeItTriesAgain("LAST_ACK", "LAST-ACK");

    hosts.loseNothingAnyMore();
    Until.see(
        "nothing left of c",
        () -> left.type("sockets").objects("sockets").getFirst(),
        row -> row.get("state") == null);
  }
}
