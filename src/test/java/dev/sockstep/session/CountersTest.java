package dev.sockstep.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.Sandbox;
import dev.sockstep.command.Command.Feedback;
import dev.sockstep.model.Errno;
import dev.sockstep.model.StepReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The network counters that a step tells: in a network of the test's own, where all are ours. */
@Timeout(60)
class CountersTest {

  @Test
  void aFullAcceptQueueCountsTheSynsThatItDrops() throws Exception {
    inLab(
        live -> {
          live.all("srv = create", "srv.bind 0", "srv.listen 0", "c = create", "c.connect $srv");
          live.done("d = create");
          StepReport connect = live.blocks("d.connect $srv");
          assertThat(connect.counts().moved()).containsKeys("ListenOverflows", "ListenDrops");
          assertThat(connect.counts().since()).isLessThanOrEqualTo(connect.step());

          live.expect("d.retrans > 0 within 5s");
          live.run("cancel d");
          assertThat(live.end(connect).counts().moved())
              .containsKeys("ListenOverflows", "RetransSegs", "TCPSynRetrans", "TCPTimeouts");
        });
  }

  @Test
  void closeWithUnreadDataCountsAnAbortAndItsRst() throws Exception {
    inLab(
        live -> {
          live.connected().done("c.send \"unread\"");
          assertThat(live.done("a.close").counts().moved())
              .containsEntry("TCPAbortOnClose", 1L)
              .containsEntry("OutRsts", 1L)
              .doesNotContainKey("TCPAbortOnData");
        });
  }

  @Test
  void dataForASocketThatIsGoneIsAnAbortOfItsOwnKind() throws Exception {
    inLab(
        live -> {
          live.connected().done("a.close");
          live.settings.feedback(Feedback.FULL);
          StepReport first = live.done("c.send \"to nobody\"");
          assertThat(first.counts().moved()).containsEntry("OutRsts", 1L);
          live.fails("c.send \"again\"", Errno.EPIPE);
        });
  }

  @Test
  void lingerOfZeroCountsAsAbortOnData() throws Exception {
    inLab(
        live -> {
          live.connected().done("c.setopt SO_LINGER 0");
          assertThat(live.done("c.close").counts().moved())
              .containsEntry("TCPAbortOnData", 1L)
              .doesNotContainKey("TCPAbortOnClose");
        });
  }

  @Test
  void aRefusedDatagramIsCountedAsOneForNoPort() throws Exception {
    inLab(
        live -> {
          live.all("u = create udp", "u.connect 127.0.0.1 9");
          // Else counters are read again only where a moment has passed, and that is as it comes.
          live.settings.feedback(Feedback.FULL);
          StepReport first = live.done("u.send \"x\"");
          assertThat(first.counts().moved()).containsEntry("NoPorts", 1L);
          live.fails("u.send \"y\"", Errno.ECONNREFUSED);
        });
  }

  @Test
  void whereAllWentWellNothingIsCounted() throws Exception {
    inLab(
        live -> {
          live.connected();
          assertThat(live.done("c.send \"x\"").counts()).isNull();
          assertThat(live.done("c.close").counts()).isNull();
        });
  }

  private interface Steps {
    void of(Live live);
  }

  private static void inLab(Steps steps) throws Exception {
    Sandbox.run(
        () -> {
          Sandbox.enterLab();
          try (Live live = new Live()) {
            steps.of(live);
          }
        });
  }
}
