package dev.sockstep.lesson;

import java.util.List;

/**
 * One choice of a prediction.
 *
 * @param right whether the kernel will bear it out
 * @param text what the student may believe
 * @param answer what to say to those who chose it
 */
public record Choice(boolean right, List<Paragraph> text, List<Paragraph> answer) {
  public Choice {
    text = List.copyOf(text);
    answer = List.copyOf(answer);
  }
}
