package dev.sockstep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Every line of {@code --json} has the fields that the contract promises, of their types. */
@Timeout(60)
class JsonIT {
  private static final List<String> ALWAYS =
      List.of(
          "step",
          "line",
          "socket",
          "status",
          "calls",
          "stage",
          "bytes",
          "changes",
          "packets",
          "failure",
          "equivalent");

  private static final Set<String> STAGES =
      Set.of("created", "bound", "listening", "connecting", "connected", "half-closed", "closed");

  private static Ended ended;

  @BeforeAll
  static void runAScriptWithStepsOfEveryStatus() throws Exception {
    ended =
        Sockstep.script(
            """
            srv = create
            srv.bind 127.0.0.1 0
            srv.listen 3
            conn = srv.accept
            c = create
            c.connect $srv.host $srv.port
            c.send "\\x00\\xffé"
            conn.recv 10
            c.connect localhost 1
            x = create
            x.connect 127.0.0.1 $c.port
            expect c.state == ESTABLISHED
            expect c.state == LISTEN
            nonsense
            sockets
            help
            conn.close
            create udp
            create unix
            """);
  }

  @Test
  void everyStatusIsThere() {
    assertThat(ended.steps().stream().map(Step::status))
        .contains("done", "blocked", "finished", "expectation", "error");
    assertThat(ended.status()).isEqualTo(2);
  }

  @Test
  void everyLineHasAllTheFields() {
    int number = 0;
    for (Step step : ended.steps()) {
      Map<String, Object> json = step.json();
      assertThat(json).containsKeys(ALWAYS.toArray(String[]::new));
      assertThat(step.number()).isEqualTo(++number);
      assertThat(json.get("line")).isInstanceOf(String.class);
      optional(json, "socket", String.class);
      optional(json, "bytes", String.class);
      optional(json, "packets", List.class);
      for (Map<String, Object> call : step.objects("calls")) {
        assertThat(call.keySet()).startsWith("name", "text", "result", "errno", "micros");
        assertThat((String) call.get("text")).startsWith(call.get("name") + "(");
        optional(call, "result", Long.class);
        optional(call, "errno", String.class);
        assertThat((Long) call.get("micros")).isNotNegative();
      }
      for (Map<String, Object> change : step.objects("changes")) {
        assertThat(change.keySet()).containsExactly("socket", "what", "before", "after");
        assertThat(change.get("before")).isNotEqualTo(change.get("after"));
      }
      if (json.get("stage") != null) {
        assertThat(STAGES).contains((String) step.in("stage", "after"));
        Object before = step.in("stage", "before");
        assertThat(before == null || STAGES.contains(before)).isTrue();
      }
      if (json.get("failure") != null) {
        assertThat(Step.object(json.get("failure")).keySet())
            .containsExactly("mode", "why", "evidence", "try", "id");
        assertThat(step.in("failure", "evidence")).isInstanceOf(List.class);
      }
      if (json.get("equivalent") != null) {
        assertThat(Step.object(json.get("equivalent")).keySet())
            .containsExactly("python", "c", "java");
      }
    }
  }

  @Test
  void everyStatusHasItsOwnFields() {
    for (Step step : ended.steps()) {
      switch (step.status()) {
        case "done" -> {}
        case "blocked" -> assertThat(step.in("blocked", "waits")).isInstanceOf(String.class);
        case "finished" -> {
          int of = (int) (long) (Long) step.json().get("of");
          assertThat(ended.steps().get(of - 1).status()).isEqualTo("blocked");
          assertThat(ended.steps().get(of - 1).line()).isEqualTo(step.line());
        }
        case "expectation" -> {
          assertThat(step.json().get("passed")).isInstanceOf(Boolean.class);
          assertThat(step.json().get("expected")).isInstanceOf(String.class);
          assertThat(step.json().get("actual")).isInstanceOf(String.class);
        }
        case "error" -> {
          assertThat(step.json().get("column")).isEqualTo(1L);
          assertThat(step.json().get("message")).isInstanceOf(String.class);
          assertThat(step.line()).isEqualTo("nonsense");
        }
        default -> throw new AssertionError("unknown status " + step.status());
      }
    }
  }

  @Test
  void socketsListsEverySocket() {
    List<Map<String, Object>> sockets = ended.step("sockets").objects("sockets");

    assertThat(sockets).hasSize(4);
    for (Map<String, Object> socket : sockets) {
      assertThat(socket)
          .containsKeys("name", "fd", "kind", "stage", "state", "local", "peer", "recvq", "sendq");
      assertThat(socket.get("fd")).isInstanceOf(Long.class);
      assertThat(STAGES).contains((String) socket.get("stage"));
      optional(socket, "recvq", Long.class);
      optional(socket, "sendq", Long.class);
    }
    assertThat(sockets.getFirst())
        .containsEntry("name", "srv")
        .containsEntry("state", "LISTEN")
        .containsEntry("sendq", 3L);
  }

  @Test
  void bytesComeBackAsTheyWereSent() {
    assertThat(ended.step("conn.recv 10").bytes()).isEqualTo("\0\u00ff\u00c3\u00a9");
    assertThat(ended.step("c.send \"\\x00\\xffé\"").result()).isEqualTo("4");
  }

  private static void optional(Map<String, Object> json, String field, Class<?> type) {
    assertThat(json).containsKey(field);
    if (json.get(field) != null) {
      assertThat(json.get(field)).as(field).isInstanceOf(type);
    }
  }
}
