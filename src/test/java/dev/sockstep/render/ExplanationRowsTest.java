package dev.sockstep.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.model.Explanation;
import dev.sockstep.model.Explanation.Part;
import dev.sockstep.model.Outcome;
import dev.sockstep.model.SourceLine;
import dev.sockstep.model.StepReport;
import dev.sockstep.render.json.JsonRenderer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExplanationRowsTest {
  @Test
  void eachLabelStandsOnceAndWhatIsHereComesLast() {
    assertThat(TextRenderer.render(report("c is in this state now"), Looks.TYPED))
        .isEqualTo(
            """
              7 CLOSING: a TCP state
                Both ends have sent FIN at the same time. The ACK of this end's FIN is
                missing.
                in       FIN_WAIT_1, when a FIN arrives before the ACK
                         any other way is a word too long for the line, which goes on behind
                         the label
                out      the ACK of its FIN arrives: TIME_WAIT
                see      RFC 9293 section 3.3.2
                here     c is in this state now
            """);
  }

  @Test
  void withoutASocketInTheSituationNothingIsSaidOfAny() {
    assertThat(TextRenderer.render(report(null), Looks.TYPED)).endsWith("RFC 9293 section 3.3.2\n");
  }

  @Test
  void jsonHasItAsAnObject() {
    Map<String, Object> object = JsonObjects.read(new JsonRenderer().render(report("here")));

    assertThat(object.get("explanation"))
        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
        .containsEntry("word", "CLOSING")
        .containsEntry("see", "RFC 9293 section 3.3.2")
        .containsEntry("here", "here")
        .containsKeys("title", "what", "parts");
  }

  private static StepReport report(String here) {
    Explanation view =
        new Explanation(
            "CLOSING",
            "CLOSING: a TCP state",
            "Both ends have sent FIN at the same time. The ACK of this end's FIN is missing.",
            List.of(
                new Part("in", "FIN_WAIT_1, when a FIN arrives before the ACK"),
                new Part(
                    "in",
                    "any other way is a word too long for the line, which goes on behind the"
                        + " label"),
                new Part("out", "the ACK of its FIN arrives: TIME_WAIT")),
            "RFC 9293 section 3.3.2",
            here);
    return StepReport.of(SourceLine.typed("explain closing"))
        .view(view)
        .build(7, new Outcome.Done());
  }
}
