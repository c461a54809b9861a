package dev.sockstep.lesson;

import dev.sockstep.command.Command;
import dev.sockstep.model.Notice;
import dev.sockstep.model.StepReport;
import dev.sockstep.render.Row;
import dev.sockstep.render.Style;
import dev.sockstep.session.Confinement;
import dev.sockstep.session.Session;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A lesson at the front of a class: each {@link #next} shows or does the next thing. It has no
 * terminal; what there is to see goes to its {@link Board}.
 */
public final class Replay {
  /** How long a goal may take to come true after a command. */
  private static final Duration BLINK = Duration.ofMillis(150);

  private final Lesson lesson;
  private final Sections sections;
  private final List<Beat> beats;
  private final Board board;
  private final boolean attended;
  private final List<String> lacks;
  private final PlaySteps steps;
  private final Pages pages;

  private int at;
  private boolean over;
  private boolean missed;

  /** Of a text longer than a page, what was not shown yet. */
  private List<Paragraph> rest = List.of();

  /** The question that was asked last; null when its answer was shown. */
  private Vote vote;

  private boolean revealing;

  /** How much of the task under way was done: -1 before it was shown. */
  private int solved = -1;

  private int hints;

  /** The host that the lesson asks to reach; null when it asks for none. */
  private String wanted;

  /** Whether reports go to the page, which is drawn anew at the end. */
  private volatile boolean working;

  /**
   * @param lesson the lesson
   * @param board where it is shown
   * @param confinement how far its steps reach
   * @param attended whether there is somebody to ask
   * @param lacks what the lesson needs and the machine lacks, in words
   */
  public Replay(
      Lesson lesson, Board board, Confinement confinement, boolean attended, List<String> lacks) {
    this.lacks = List.copyOf(lacks);
    this.lesson = lesson;
    this.board = board;
    this.attended = attended;
    this.steps = new PlaySteps(new OnPages(), confinement);
    this.pages = new Pages(board, lesson.about().title());
    this.sections = new Sections(lesson);
    this.beats = sections.beats();
  }

  /** Where the steps print: on the page. */
  private final class OnPages implements Scene {
    @Override
    public Session session() {
      return board.session();
    }

    @Override
    public void print(List<Row> rows) {
      pages.rows(rows);
    }

    @Override
    public void restart() {
      board.restart();
    }

    @Override
    public void quietly(Runnable work) {
      board.quietly(work);
    }
  }

  /** Shows the first page. */
  public void begin() {
    pages.turn(sections.where(at));
    pages.rows(ReplayText.welcome(lesson.about(), attended));
    pages.rows(PlayText.lacking(lacks));
    pages.draw();
  }

  /** Whether the lesson has been shown to its end. */
  public boolean isOver() {
    return over;
  }

  /** Whether it waits for an answer of the instructor's. */
  public boolean isAsking() {
    return wanted != null;
  }

  /** Whether all was so far as the lesson says. */
  public boolean isAsExpected() {
    return !missed;
  }

  /** Shows or does the next thing. */
  public void next() {
    if (pages.isBehind()) {
      pages.forward();
    } else if (pages.isImprovising()) {
      pages.resume();
    } else if (over) {
      say("The lesson is over. section N goes there, again begins it again, quit leaves.");
    } else {
      work(this::goOn);
    }
  }

  private void work(Runnable work) {
    working = true;
    try {
      work.run();
      pages.draw();
    } finally {
      working = false;
    }
  }

  private void goOn() {
    if (!rest.isEmpty()) {
      read(rest);
      return;
    }
    if (vote != null && (revealing || at == beats.size() || isElsewhere(beats.get(at)))) {
      reveal();
      return;
    }
    if (at == beats.size()) {
      end();
      return;
    }
    switch (beats.get(at)) {
      case Beat.Heading(String title) -> {
        at++;
        board.begins(title);
        pages.turn(sections.where(at));
        goOn();
      }
      case Beat.Read(List<Paragraph> text) -> {
        at++;
        read(text);
      }
      case Beat.Ask(Block.Predict predict) -> {
        at++;
        show(ReplayText.question(predict, attended));
        vote = new Vote(predict, List.of());
      }
      case Beat.Do beat -> run(beat);
      case Beat.Try(Block.Task task) -> attempt(task);
    }
  }

  /** Whether what comes has nothing to do with the question before it. */
  private static boolean isElsewhere(Beat beat) {
    return switch (beat) {
      case Beat.Heading _, Beat.Ask _, Beat.Try _ -> true;
      case Beat.Read _, Beat.Do _ -> false;
    };
  }

  /** Puts rows below what is there, or on a page of their own. */
  private void show(List<Row> rows) {
    if (!pages.isFresh() && !pages.hasRoom(rows, false)) {
      pages.turn(sections.where(at));
    }
    pages.rows(rows);
  }

  /** Shows as much of a text as fits a page. */
  private void read(List<Paragraph> text) {
    boolean step = at < beats.size() && beats.get(at) instanceof Beat.Do;
    if (!pages.isFresh() && !pages.hasRoom(ReplayText.prose(text), step)) {
      pages.turn(sections.where(at));
    }
    int most = text.size();
    while (most > 1 && !pages.hasRoom(ReplayText.prose(text.subList(0, most)), false)) {
      most--;
    }
    pages.rows(ReplayText.prose(text.subList(0, most)));
    rest = List.copyOf(text.subList(most, text.size()));
  }

  private void run(Beat.Do beat) {
    if (beat.step() == null || type(beat.step())) {
      check(beat.checks());
      done(beat);
    }
  }

  private void done(Beat.Do beat) {
    at++;
    revealing = vote != null && beat.last();
  }

  /** Types and runs a step; false when the lesson has to wait. */
  private boolean type(Step step) {
    if (attended && asks(step)) {
      return false;
    }
    pages.type(ReplayText.prompt(board.session().current()), step.source().text().strip());
    if (steps.refused(steps.run(step))) {
      missed = true;
      return !attended;
    }
    return true;
  }

  private boolean asks(Step step) {
    Optional<String> host = steps.foreign(step);
    host.ifPresent(
        name -> {
          wanted = name;
          show(PlayText.asks(step, name));
        });
    return host.isPresent();
  }

  private void check(List<Step> checks) {
    missed |= !steps.check(checks);
  }

  private void reveal() {
    show(vote.revealed());
    vote = null;
    revealing = false;
  }

  /** A task: first what is asked for, then a line of its solution each time, then what it shows. */
  private void attempt(Block.Task task) {
    if (solved < 0) {
      solved = 0;
      hints = 0;
      pages.turn(sections.where(at));
      pages.rows(ReplayText.task(task, attended));
    } else if (isReached(task, Goals.IN_FULL)) {
      reached(task);
    } else if (solved < task.solution().size()) {
      solve(task);
    } else {
      missed = true;
      show(PlayText.standing(Goals.look(board.session(), task.goals(), Duration.ZERO)));
      pages.rows(PlaySteps.changed());
      leaveTask();
    }
  }

  private void solve(Block.Task task) {
    List<Step> solution = task.solution();
    Step step = solution.get(solved);
    if (!step.isCheck() && !type(step)) {
      return;
    }
    solved += step.isCheck() ? 0 : 1;
    int end = solved;
    while (end < solution.size() && solution.get(end).isCheck()) {
      end++;
    }
    check(solution.subList(solved, end));
    solved = end;
  }

  private boolean isReached(Block.Task task, Duration most) {
    return Goals.hold(Goals.look(board.session(), task.goals(), most));
  }

  private void reached(Block.Task task) {
    show(ReplayText.solved(task));
    leaveTask();
  }

  private void leaveTask() {
    at++;
    solved = -1;
  }

  private void end() {
    over = true;
    board.restart();
    pages.turn(sections.where(at));
    pages.rows(ReplayText.end(lesson.about()));
  }

  /** Takes the votes of a class, as {@code 3 12 5}; false when the line is something else. */
  public boolean vote(String line) {
    Optional<List<Integer>> tally = Vote.tally(line);
    if (tally.isEmpty()) {
      return false;
    }
    int choices = vote == null ? 0 : vote.predict().choices().size();
    if (vote == null) {
      say("No question is open. Votes are for a prediction; section N goes to a part.");
    } else if (tally.get().size() != choices) {
      say("There are " + choices + " choices: type how many chose each, as in 3 12 5.");
    } else {
      vote = new Vote(vote.predict(), tally.get());
      work(() -> show(vote.noted(!revealing)));
    }
    return true;
  }

  /** Takes the agreement to a host that the lesson asks for; false when it asks for none. */
  public boolean agree() {
    if (wanted == null) {
      return false;
    }
    steps.allow(wanted);
    wanted = null;
    next();
    return true;
  }

  /** Does what the instructor asks of the lesson. */
  public void asked(Command.Teach teach) {
    switch (teach.verb()) {
      case NEXT -> next();
      case BACK -> {
        if (!pages.back()) {
          say("This is the first page.");
        }
      }
      case RESUME -> pages.resume();
      case AGAIN -> go(0);
      case SKIP -> skip();
      case SECTION -> section(teach.argument());
      case LESSON -> section(Optional.empty());
      case NOTES -> board.print(ReplayText.notes(sections.notes(at)));
      case HINT -> task().ifPresentOrElse(this::hint, this::noTask);
      case SOLUTION ->
          task().ifPresentOrElse(task -> work(() -> show(PlayText.solution(task))), this::noTask);
      case CHECK -> task().ifPresentOrElse(this::stand, this::noTask);
      default -> throw new IllegalStateException("not for a lesson: " + teach.verb());
    }
  }

  private Optional<Block.Task> task() {
    return at < beats.size() && beats.get(at) instanceof Beat.Try(Block.Task task) && solved >= 0
        ? Optional.of(task)
        : Optional.empty();
  }

  private void noTask() {
    say("There is no task here: Enter goes on.");
  }

  private void hint(Block.Task task) {
    int index = Math.min(hints, task.hints().size() - 1);
    hints++;
    work(() -> show(PlayText.hint(task, index)));
  }

  private void stand(Block.Task task) {
    work(() -> show(PlayText.standing(Goals.look(board.session(), task.goals(), Goals.IN_FULL))));
  }

  private void skip() {
    wanted = null;
    if (at == beats.size() || pages.isImprovising() || pages.isBehind()) {
      next();
      return;
    }
    switch (beats.get(at)) {
      case Beat.Do beat -> {
        say("Left out: " + (beat.step() == null ? "a check" : beat.step().source().text().strip()));
        done(beat);
      }
      case Beat.Try(Block.Task task) -> {
        board.quietly(() -> steps.solve(task));
        leaveTask();
        next();
      }
      case Beat.Heading _, Beat.Read _, Beat.Ask _ -> next();
    }
  }

  private void section(Optional<String> number) {
    int index = number.map(Integer::parseInt).orElse(0) - 1;
    if (number.isEmpty()) {
      board.print(ReplayText.sections(lesson.sections(), sections.at(at)));
    } else if (index < 0 || index >= sections.count()) {
      say("There are the sections 1 to " + sections.count() + "; section alone lists them.");
    } else {
      go(index);
    }
  }

  /** Goes to a section, on sockets that stand as they do when the lesson comes there. */
  private void go(int section) {
    board.restart();
    at = 0;
    over = false;
    rest = List.of();
    vote = null;
    revealing = false;
    solved = -1;
    wanted = null;
    int first = sections.begin(section);
    board.quietly(() -> beats.subList(0, first).forEach(steps::restore));
    at = first;
    if (first == beats.size() || !(beats.get(first) instanceof Beat.Heading)) {
      pages.turn(sections.where(at));
    }
    work(this::goOn);
  }

  /** Takes note of a command that the instructor types, before it is run. */
  public void improvised(String line) {
    working = true;
    pages.improvised(ReplayText.prompt(board.session().current()), line, task().isPresent());
  }

  /** Draws what the instructor's commands have come to. */
  public void ended() {
    if (!working) {
      return;
    }
    task().filter(task -> isReached(task, BLINK)).ifPresent(this::reached);
    pages.draw();
    working = false;
  }

  /** Takes a report; false when it is to be shown where the instructor types. */
  public boolean takes(StepReport report) {
    pages.card(report);
    return working;
  }

  /** Takes what happened without a step, likewise. */
  public boolean takes(Notice notice) {
    pages.told(notice);
    return working;
  }

  private void say(String text) {
    board.print(List.of(PlayText.say(Style.QUIET, text)));
  }
}
