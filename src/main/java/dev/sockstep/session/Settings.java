package dev.sockstep.session;

import dev.sockstep.command.Command.Feedback;
import dev.sockstep.command.Command.Notation;
import java.time.Duration;

/** What {@code set} changes. Read by the thread that prints, so every field is volatile. */
public final class Settings {
  /** How long a call may take before its step is reported as blocked. */
  public static final Duration PATIENCE = Duration.ofMillis(300);

  private volatile Duration patience = PATIENCE;
  private volatile Feedback feedback = Feedback.NORMAL;
  private volatile Notation notation = Notation.PYTHON;

  private volatile boolean lab;

  /** Whether the program is in the private network of {@code --lab}. */
  public boolean lab() {
    return lab;
  }

  public void lab(boolean inIt) {
    lab = inIt;
  }

  public Duration patience() {
    return patience;
  }

  public void patience(Duration time) {
    patience = time;
  }

  public Feedback feedback() {
    return feedback;
  }

  public void feedback(Feedback level) {
    feedback = level;
  }

  public Notation notation() {
    return notation;
  }

  public void notation(Notation language) {
    notation = language;
  }
}
