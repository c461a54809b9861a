package dev.sockstep.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.command.Command.Feedback;
import dev.sockstep.model.FigureChange;
import dev.sockstep.model.Inspection;
import dev.sockstep.model.Inspection.Figure;
import dev.sockstep.model.StepReport;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What feedback full adds: every figure of every socket that a step has changed. */
@Timeout(60)
class FullFeedbackTest {

  @Test
  void aSendChangesTheFiguresOfBothEnds() {
    try (Live live = new Live()) {
      live.connected();
      live.settings.feedback(Feedback.FULL);
      StepReport send = live.done("c.send \"hello\"");

      assertThat(one(send, "a", "bytes_received").before()).isEqualTo("0");
      assertThat(one(send, "a", "bytes_received").figure().value()).isEqualTo("5");
      assertThat(one(send, "c", "segs_out").figure().source()).contains("tcpi_segs_out");
      assertThat(send.figures()).extracting(FigureChange::socket).doesNotContain("srv");
    }
  }

  @Test
  void whatAStepSaysIsWhatInspectSays() {
    try (Live live = new Live()) {
      live.listening().done("c = create");
      live.settings.feedback(Feedback.FULL);
      List<FigureChange> figures = live.done("c.connect $srv").figures();
      Map<String, String> inspected = new HashMap<>();
      Inspection inspection = (Inspection) live.done("inspect c").view();
      inspection.groups().stream()
          .flatMap(group -> group.figures().stream())
          .forEach(figure -> inspected.put(figure.key(), figure.value()));

      assertThat(figures).hasSizeGreaterThan(20);
      for (FigureChange change : figures) {
        Figure figure = change.figure();
        if (change.socket().equals("c") && !figure.key().startsWith("last_")) {
          assertThat(inspected).containsEntry(figure.key(), figure.value());
        }
      }
    }
  }

  @Test
  void countersAreToldOfEveryStep() {
    try (Live live = new Live()) {
      live.settings.feedback(Feedback.FULL);
      live.connected();
      assertThat(live.done("c.send \"x\"").counts()).isNotNull();
    }
  }

  @Test
  void withoutItNothingIsRead() {
    try (Live live = new Live()) {
      live.connected();
      assertThat(live.done("c.send \"x\"").figures()).isNull();
    }
  }

  private static FigureChange one(StepReport report, String socket, String key) {
    return report.figures().stream()
        .filter(change -> change.socket().equals(socket) && change.figure().key().equals(key))
        .findFirst()
        .orElseThrow(() -> new AssertionError(socket + " " + key + ": " + report.figures()));
  }
}
