package dev.sockstep.lesson;

import java.util.ArrayList;
import java.util.List;

/** A lesson as it is played: what is shown or done at once, one after the other. */
sealed interface Beat {

  record Heading(String title) implements Beat {}

  record Read(List<Paragraph> text) implements Beat {
    public Read {
      text = List.copyOf(text);
    }
  }

  record Ask(Block.Predict predict) implements Beat {}

  /**
   * A command with the checks under it.
   *
   * @param step null for checks at the beginning of a block
   * @param checks what must hold when it is done
   * @param last whether it ends its block, so that a prediction can be looked back on
   */
  record Do(Step step, List<Step> checks, boolean last) implements Beat {
    public Do {
      checks = List.copyOf(checks);
    }
  }

  record Try(Block.Task task) implements Beat {}

  /** The beats of a lesson, without the instructor's notes. */
  static List<Beat> of(Lesson lesson) {
    List<Beat> beats = new ArrayList<>();
    for (Section section : lesson.sections()) {
      beats.addAll(of(section, lesson.about().title()));
    }
    return List.copyOf(beats);
  }

  /** The beats of a section; what stands under the lesson's own title needs no heading. */
  static List<Beat> of(Section section, String title) {
    List<Beat> beats = new ArrayList<>();
    if (!section.title().equals(title)) {
      beats.add(new Heading(section.title()));
    }
    for (Block block : section.blocks()) {
      switch (block) {
        case Block.Prose(_, List<Paragraph> text) -> beats.add(new Read(text));
        case Block.Predict predict -> beats.add(new Ask(predict));
        case Block.Steps(_, List<Step> steps) -> steps(steps, beats);
        case Block.Task task -> beats.add(new Try(task));
        case Block.Notes _ -> {}
      }
    }
    return beats;
  }

  private static void steps(List<Step> steps, List<Beat> beats) {
    int at = 0;
    while (at < steps.size()) {
      Step step = steps.get(at).isCheck() ? null : steps.get(at++);
      int end = at;
      while (end < steps.size() && steps.get(end).isCheck()) {
        end++;
      }
      beats.add(new Do(step, steps.subList(at, end), end == steps.size()));
      at = end;
    }
  }
}
