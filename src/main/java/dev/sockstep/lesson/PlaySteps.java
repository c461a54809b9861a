package dev.sockstep.lesson;

import dev.sockstep.command.Command;
import dev.sockstep.command.Line;
import dev.sockstep.command.LinePrinter;
import dev.sockstep.command.Name;
import dev.sockstep.command.Verb;
import dev.sockstep.model.Outcome;
import dev.sockstep.model.SocketView;
import dev.sockstep.model.SourceLine;
import dev.sockstep.model.StepReport;
import dev.sockstep.render.Row;
import dev.sockstep.render.Style;
import dev.sockstep.session.Confinement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The steps of a lesson under way: run for the student, or found in what the student typed. */
final class PlaySteps {
  private final Scene scene;
  private Confinement confinement;

  PlaySteps(Scene scene, Confinement confinement) {
    this.scene = scene;
    this.confinement = confinement;
  }

  StepReport run(Step step) {
    // As if it was typed: the place in the lesson's file means nothing to the student.
    SourceLine source = SourceLine.typed(step.source().text().strip());
    Verb verb = step.line().command().verb();
    if (verb != Verb.SLEEP && verb != Verb.WAIT) {
      return scene.session().execute(source, step.line(), confinement);
    }
    try (Scene.Waiting _ = scene.waiting("running " + source.text())) {
      return scene.session().execute(source, step.line(), confinement);
    }
  }

  /** The host that the step would reach and may not yet; empty when there is none. */
  Optional<String> foreign(Step step) {
    return scene.session().foreign(step.line(), confinement);
  }

  /**
   * The first host that running the steps of beats again would reach and may not; empty when there
   * is none. None of them has run yet, so only what is written in them can tell.
   */
  Optional<String> foreign(List<Beat> beats) {
    return beats.stream()
        .flatMap(PlaySteps::restored)
        .flatMap(step -> confinement.foreign(step.line().command()).stream())
        .findFirst();
  }

  private static Stream<Step> restored(Beat beat) {
    return switch (beat) {
      case Beat.Do(Step step, _, _) -> Stream.ofNullable(step);
      case Beat.Try(Block.Task task) -> task.solution().stream();
      case Beat.Heading _, Beat.Read _, Beat.Ask _ -> Stream.empty();
    };
  }

  /** Lets the lesson reach a host, as the person has agreed to. */
  void allow(String host) {
    confinement = confinement.allowing(host);
  }

  /** Whether the step could not be run, and the lesson must wait. */
  boolean refused(StepReport report) {
    boolean refused = report.outcome() instanceof Outcome.Error;
    if (refused) {
      scene.say("The lesson's step could not be run here. again makes the sockets anew, as the");
      scene.say("lesson has them here; skip leaves the step out.");
    }
    return refused;
  }

  /** Looks whether things are as the lesson says, and shows what it has seen. */
  boolean check(List<Step> checks) {
    List<String> held = new ArrayList<>();
    boolean missed = false;
    for (SeenGoal seen : Goals.look(scene, goals(checks), Goals.IN_FULL)) {
      boolean returned = seen.goal().condition() instanceof Command.Condition.Returns;
      if (!seen.holds()) {
        missed = true;
        scene.print(PlayText.missed(seen));
      } else if (!returned) {
        held.add(seen.goal().text());
      }
    }
    scene.print(PlayText.checked(held));
    if (missed) {
      scene.print(changed());
    }
    return !missed;
  }

  static List<Row> changed() {
    return List.of(
        PlayText.say(
            Style.QUIET, "Not as the lesson expects: steps of your own may have changed things."),
        PlayText.say(Style.QUIET, "again makes new sockets, as the lesson has them here."));
  }

  private static List<Goal> goals(List<Step> checks) {
    return checks.stream()
        .map(step -> new Goal(step.source(), ((Command.Expect) step.line().command()).condition()))
        .toList();
  }

  /** How the goal of a task stands. */
  List<SeenGoal> look(Block.Task task, Duration most) {
    return Goals.look(scene, task.goals(), most);
  }

  boolean isReached(Block.Task task, Duration most) {
    return SeenGoal.hold(look(task, most));
  }

  /** Runs a task's solution without a card for each of its steps. */
  void solveQuietly(Block.Task task) {
    scene.quietly(() -> solve(task));
  }

  /** Runs a task's solution. */
  void solve(Block.Task task) {
    for (Step step : task.solution()) {
      if (step.isCheck()) {
        Goals.look(scene, goals(List.of(step)), Goals.IN_FULL);
      } else {
        run(step);
      }
    }
  }

  /**
   * Does again what was done at beats, without a card for each.
   *
   * @return what there is to say where it does not come out as the lesson has it
   */
  List<Row> restore(List<Beat> behind) {
    List<SeenGoal> missed = new ArrayList<>();
    try (Scene.Waiting _ = scene.waiting("running the steps up to here on new sockets")) {
      scene.quietly(() -> behind.forEach(beat -> missed.addAll(restore(beat))));
    }
    return missed.isEmpty() ? List.of() : PlayText.notRestored(missed.getFirst());
  }

  /** The same on new sockets. */
  List<Row> remake(List<Beat> behind) {
    scene.restart();
    return restore(behind);
  }

  private List<SeenGoal> restore(Beat beat) {
    return switch (beat) {
      case Beat.Do(Step step, List<Step> checks, _) -> {
        if (step != null) {
          run(step);
        }
        // What takes time to come true is waited for, as the lesson does.
        yield missed(goals(checks));
      }
      case Beat.Try(Block.Task task) -> {
        solve(task);
        yield missed(task.goals());
      }
      case Beat.Heading _, Beat.Read _, Beat.Ask _ -> List.of();
    };
  }

  private List<SeenGoal> missed(List<Goal> goals) {
    return Goals.look(scene.session(), goals, Goals.IN_FULL).stream()
        .filter(seen -> !seen.holds())
        .toList();
  }

  /**
   * Whether the student's own command is the lesson's: the same verb on the same socket, with the
   * same name given, and then either the same arguments or what the lesson wants of it.
   */
  boolean isSame(Beat.Do beat, Line line, StepReport report) {
    Line wanted = beat.step().line();
    if (line.command().verb() != wanted.command().verb()
        || !line.assign().equals(wanted.assign())
        || !sameTarget(line, wanted, report)
        || report.outcome() instanceof Outcome.Error) {
      return false;
    }
    return arguments(line).equals(arguments(wanted))
        || !beat.checks().isEmpty()
            && SeenGoal.hold(Goals.look(scene, goals(beat.checks()), Duration.ofSeconds(1)));
  }

  private boolean sameTarget(Line line, Line wanted, StepReport report) {
    if (line.target().equals(wanted.target())) {
      return true;
    }
    Optional<String> current =
        scene.session().current().map(SocketView::name).filter(_ -> wanted.target().isPresent());
    String acted = report.socket() == null ? current.orElse("") : report.socket();
    return line.target().isEmpty()
        && wanted.target().map(Name::text).map(acted::equals).orElse(false);
  }

  private static String arguments(Line line) {
    return LinePrinter.print(new Line(Optional.empty(), Optional.empty(), line.command()));
  }
}
