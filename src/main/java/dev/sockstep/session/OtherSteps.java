package dev.sockstep.session;

import dev.sockstep.command.Command;
import dev.sockstep.command.Command.Condition;
import dev.sockstep.command.Command.Setting;
import dev.sockstep.command.Line;
import dev.sockstep.command.Literals;
import dev.sockstep.command.Mistake;
import dev.sockstep.command.PrintItem;
import dev.sockstep.model.Outcome;
import dev.sockstep.model.SourceLine;
import dev.sockstep.model.StepReport;
import dev.sockstep.model.StepReportBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The steps that make no call: waiting, looking, checking, settings. */
final class OtherSteps {
  private static final Duration FOREVER = Duration.ofDays(1);

  private final Sync sync;
  private final Settings settings;
  private final PendingSteps pending;
  private final Names names;
  private final PrintSteps printSteps;
  private final Expectations expectations;
  private final WireSteps wireSteps;
  private final SocketLists lists;
  private final Journal journal;
  private boolean quit;

  OtherSteps(
      Sync sync,
      Settings settings,
      PendingSteps pending,
      Names names,
      PrintSteps printSteps,
      Expectations expectations,
      WireSteps wireSteps,
      SocketLists lists,
      Journal journal) {
    this.lists = lists;
    this.sync = sync;
    this.settings = settings;
    this.pending = pending;
    this.names = names;
    this.printSteps = printSteps;
    this.expectations = expectations;
    this.wireSteps = wireSteps;
    this.journal = journal;
  }

  boolean hasQuit() {
    return quit;
  }

  StepReport waitFor(Line line, Command.Wait wait, StepReportBuilder builder) throws Mistake {
    List<PendingStep> awaited = pendingOn(line);
    if (awaited.isEmpty()) {
      builder.note("no call is blocked" + onTarget(line));
      return done(builder);
    }
    journal.last(null, awaited.getLast());
    Duration limit = wait.limit().orElse(FOREVER);
    long deadline = System.nanoTime() + limit.toNanos();
    for (PendingStep step : awaited) {
      Duration left = Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
      if (!pending.waitFor(step, left)) {
        builder.note(
            PendingSteps.callOf(step)
                + " of step "
                + step.mark().blockedStep
                + " is still blocked"
                + (sync.wasInterrupted() ? "; the wait was interrupted" : ""));
      }
    }
    return done(builder);
  }

  StepReport cancel(Line line, StepReportBuilder builder) throws Mistake {
    List<PendingStep> blocked = pendingOn(line);
    if (blocked.isEmpty()) {
      throw new Mistake(
          1,
          "no call is blocked" + onTarget(line) + ", so there is nothing to cancel",
          "sockets shows what is blocked");
    }
    PendingStep latest = blocked.getLast();
    journal.last(null, latest);
    String call = PendingSteps.callOf(latest);
    boolean ended = pending.interruptAndWait(latest);
    builder.note(
        ended
            ? "signalled the thread in " + call + " (step " + latest.mark().blockedStep + ")"
            : call
                + " did not end: the resolver goes on after a signal, but no further call of"
                + " step "
                + latest.mark().blockedStep
                + " will be made");
    return done(builder);
  }

  /** The blocked steps that wait and cancel mean: those on the named socket, else all. */
  private List<PendingStep> pendingOn(Line line) throws Mistake {
    if (line.target().isEmpty()) {
      return pending.all();
    }
    String name = line.target().get().text();
    List<PendingStep> making =
        pending.all().stream().filter(step -> name.equals(step.madeName())).toList();
    if (!making.isEmpty()) {
      return making;
    }
    SessionSocket socket = names.socket(line.target().get());
    return pending.all().stream().filter(step -> step.isOn(socket)).toList();
  }

  private static String onTarget(Line line) {
    return line.target().map(name -> " on " + name).orElse("");
  }

  StepReport sleep(Duration time, StepReportBuilder builder) {
    sync.await(() -> false, time.toNanos(), 0);
    if (sync.wasInterrupted()) {
      builder.note("interrupted");
    }
    journal.release();
    return done(builder);
  }

  StepReport sockets(StepReportBuilder builder) {
    return done(builder.sockets(lists.all()));
  }

  StepReport wire(Line line, Command.Wire command, StepReportBuilder builder, SourceLine source)
      throws Mistake {
    SessionSocket socket = line.target().isPresent() ? names.socket(line.target().get()) : null;
    if (command.save().isPresent()) {
      wireSteps.save(socket, command.save().get(), source, builder);
    } else {
      wireSteps.show(socket, builder);
    }
    return done(builder);
  }

  StepReport expect(Condition condition, StepReportBuilder builder) throws Mistake {
    Outcome outcome = expectations.check(condition);
    if (condition instanceof Condition.Compare(Command.Subject subject, _, _, _)) {
      subject.socket().ifPresent(name -> builder.socket(name.text()));
    }
    return builder.build(journal.nextStep(), outcome);
  }

  StepReport print(List<PrintItem> items, StepReportBuilder builder) throws Mistake {
    printSteps.print(items, builder);
    return done(builder);
  }

  /** Python's close() remembers that it was called, and asks the kernel once only. */
  StepReport closedAlready(Line line, StepReportBuilder builder) throws Mistake {
    SessionSocket socket = names.target(line);
    return done(
        builder
            .socket(socket.name)
            .note(
                socket.name
                    + " was closed at step "
                    + socket.closedStep
                    + ": Python's second close() makes no call"));
  }

  StepReport use(Line line, StepReportBuilder builder) throws Mistake {
    names.use(line.target().orElseThrow());
    return done(builder.socket(names.current().name));
  }

  StepReport set(Optional<Setting> setting, StepReportBuilder builder) {
    setting.ifPresent(
        chosen -> {
          switch (chosen) {
            case Setting.Patience(Duration time) -> settings.patience(time);
            case Setting.FeedbackLevel(Command.Feedback level) -> settings.feedback(level);
            case Setting.ShownNotation(Command.Notation notation) -> settings.notation(notation);
          }
        });
    if (setting.isEmpty()) {
      builder.note("patience " + Literals.text(settings.patience()));
      builder.note("feedback " + settings.feedback().name().toLowerCase(Locale.ROOT));
      builder.note("notation " + settings.notation().name().toLowerCase(Locale.ROOT));
    }
    return done(builder);
  }

  /** A step that only has something to say. */
  StepReport told(List<String> sentences, StepReportBuilder builder) {
    sentences.forEach(builder::note);
    return done(builder);
  }

  StepReport quit(StepReportBuilder builder) {
    quit = true;
    return done(builder);
  }

  private StepReport done(StepReportBuilder builder) {
    return builder.build(journal.nextStep(), new Outcome.Done());
  }
}
