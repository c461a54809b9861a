package dev.sockstep.lesson;

import dev.sockstep.render.Row;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Asks the person before a lesson reaches a host that is not this machine. What was agreed to holds
 * until the shell is left, and is kept nowhere: another file could come under the same name.
 */
final class Consent {
  private final PlaySteps steps;
  private final Consumer<List<Row>> says;

  /** The host that is asked for; null when none is. */
  private String wanted;

  /** What goes on once it was agreed to. */
  private Runnable then;

  /**
   * @param steps what would reach further
   * @param says shows the question
   */
  Consent(PlaySteps steps, Consumer<List<Row>> says) {
    this.steps = steps;
    this.says = says;
  }

  /**
   * Asks, if a step would reach another host.
   *
   * @param then what goes on after a yes
   * @return whether it has asked, and the lesson has to wait
   */
  boolean asks(Step step, Runnable then) {
    Optional<String> host = steps.foreign(step);
    host.ifPresent(name -> ask(name, then, PlayText.asks(step, name)));
    return host.isPresent();
  }

  /** Asks likewise before the steps of earlier beats are run again. */
  boolean asks(List<Beat> behind, Runnable then) {
    Optional<String> host = steps.foreign(behind);
    host.ifPresent(name -> ask(name, then, PlayText.asksAgain(name)));
    return host.isPresent();
  }

  private void ask(String host, Runnable go, List<Row> question) {
    wanted = host;
    then = go;
    says.accept(question);
  }

  /** Whether it waits for an answer. */
  boolean isAsking() {
    return wanted != null;
  }

  /** The person has said yes to what was asked. */
  void agree() {
    steps.allow(wanted);
    Runnable go = then;
    withdraw();
    go.run();
  }

  /** The question is no longer one. */
  void withdraw() {
    wanted = null;
    then = null;
  }
}
