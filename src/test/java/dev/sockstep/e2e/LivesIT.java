package dev.sockstep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Both lives in one script. */
@Timeout(60)
class LivesIT {
  private static final String SERVER =
      """
      srv = create
      srv.bind 127.0.0.1 0
      srv.listen 4
      """;

  private static final String TALK =
      """
      c.send "to the server"
      conn.recv 100
      conn.send "to the client"
      c.recv 100
      c.close
      conn.recv 100
      conn.close
      srv.close
      expect c.stage == closed
      expect conn.stage == closed
      expect srv.stage == closed
      """;

  @Test
  void acceptFirstBlocksUntilTheConnect() throws Exception {
    Ended ended =
        Sockstep.script(
            SERVER
                + """
                conn = srv.accept
                c = create
                c.connect $srv.host $srv.port
                conn.wait 5s
                """
                + TALK);

    assertThat(ended.status()).as(ended.out()).isZero();
    Step blocked = ended.step("conn = srv.accept");
    assertThat(blocked.status()).isEqualTo("blocked");
    assertThat(blocked.calls().getLast().result()).isNull();
    assertThat(blocked.in("blocked", "waits")).isEqualTo("the accept queue is empty");
    Step finished = ended.finished("conn = srv.accept");
    assertThat(finished.json()).containsEntry("of", (long) blocked.number());
    assertThat(finished.calls().getLast().result()).isPositive();
    assertThat(finished.number()).isGreaterThan(ended.step("c = create").number());
    assertTalked(ended);
  }

  @Test
  void connectFirstWaitsInTheAcceptQueue() throws Exception {
    Ended ended =
        Sockstep.script(
            SERVER
                + """
                c = create
                c.connect $srv.host $srv.port
                expect srv.acceptq == 1
                conn = srv.accept
                expect srv.acceptq == 0
                """
                + TALK);

    assertThat(ended.status()).as(ended.out()).isZero();
    assertThat(ended.step("c.connect $srv.host $srv.port").result()).isEqualTo("0");
    assertThat(ended.step("c.connect $srv.host $srv.port").json().get("stage").toString())
        .startsWith("{before=created, after=connected");
    assertThat(ended.step("conn = srv.accept").status()).isEqualTo("done");
    assertTalked(ended);
  }

  private static void assertTalked(Ended ended) {
    assertThat(ended.step("conn.recv 100").bytes()).isEqualTo("to the server");
    assertThat(ended.step("c.recv 100").bytes()).isEqualTo("to the client");
    assertThat(ended.steps().stream().filter(step -> step.line().equals("conn.recv 100")))
        .last()
        .satisfies(step -> assertThat(step.result()).isEqualTo("0"));
    assertThat(ended.steps()).noneMatch(step -> step.mode() != null);
  }
}
