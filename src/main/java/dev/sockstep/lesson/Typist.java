package dev.sockstep.lesson;

import dev.sockstep.model.StepReport;
import java.util.List;

/** Types the steps of a lesson before the class, runs them, and looks whether all is as it says. */
final class Typist {
  private final Board board;
  private final Pages pages;
  private final PlaySteps steps;
  private final Consent consent;
  private final boolean attended;
  private boolean missed;

  Typist(Board board, Pages pages, PlaySteps steps, Consent consent, boolean attended) {
    this.board = board;
    this.pages = pages;
    this.steps = steps;
    this.consent = consent;
    this.attended = attended;
  }

  /**
   * Types and runs a step.
   *
   * @param again what goes on when the person has agreed to the host that it reaches
   * @return false when the lesson has to wait
   */
  boolean type(Step step, Runnable again) {
    if (attended && consent.asks(step, again)) {
      return false;
    }
    pages.type(ReplayText.prompt(board.session().current()), step.source().text().strip());
    StepReport report = steps.run(step);
    boolean refused = steps.refused(report);
    missed |= refused;
    return !refused || !attended;
  }

  void check(List<Step> checks) {
    missed |= !steps.check(checks);
  }

  /** A task's solution has not reached its goal. */
  void misses() {
    missed = true;
  }

  /** Whether all was so far as the lesson says. */
  boolean isAsExpected() {
    return !missed;
  }
}
