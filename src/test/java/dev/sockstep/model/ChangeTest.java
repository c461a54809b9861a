package dev.sockstep.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.model.Change.Property;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two looks of one step are told as one. */
class ChangeTest {
  private static Change state(String socket, String before, String after) {
    return new Change(socket, Property.STATE, before, after);
  }

  @Test
  void whatChangedTwiceHasChangedFromTheFirstToTheLast() {
    assertThat(
            Change.joined(
                List.of(state("c", "CLOSE", "SYN_SENT"), state("a", null, "LISTEN")),
                List.of(state("c", "SYN_SENT", "ESTABLISHED"), state("b", null, "CLOSE"))))
        .containsExactly(
            state("c", "CLOSE", "ESTABLISHED"),
            state("a", null, "LISTEN"),
            state("b", null, "CLOSE"));
  }

  @Test
  void whatHasChangedBackHasNotChanged() {
    assertThat(
            Change.joined(
                List.of(state("c", "CLOSE", "SYN_SENT")), List.of(state("c", "SYN_SENT", "CLOSE"))))
        .isEmpty();
  }
}
