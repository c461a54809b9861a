package dev.sockstep.session;

import dev.sockstep.command.FigureGroup;
import dev.sockstep.command.Line;
import dev.sockstep.command.Mistake;
import dev.sockstep.command.Nearest;
import dev.sockstep.command.SocketOption;
import dev.sockstep.command.Word;
import dev.sockstep.model.Explanation;
import dev.sockstep.model.Inspection;
import dev.sockstep.model.Outcome;
import dev.sockstep.model.SocketView;
import dev.sockstep.model.States;
import dev.sockstep.model.StepReport;
import dev.sockstep.model.StepReportBuilder;
import dev.sockstep.model.Tracks;
import dev.sockstep.session.explain.Explanations;
import dev.sockstep.session.explain.Topic;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The steps that only look, and show more than a line for each socket. */
final class Views {
  private final SocketTable table;
  private final Names names;
  private final SocketViews views;
  private final Inspections inspections;
  private final OptionReadings options;
  private final Journal journal;

  Views(
      SocketTable table,
      Names names,
      SocketViews views,
      Inspections inspections,
      OptionReadings options,
      Journal journal) {
    this.options = options;
    this.table = table;
    this.names = names;
    this.views = views;
    this.inspections = inspections;
    this.journal = journal;
  }

  StepReport explain(Word word, StepReportBuilder builder) throws Mistake {
    Optional<SessionSocket> named = table.find(word.text());
    if (named.isPresent()) {
      return explain(named.get(), word.text(), builder);
    }
    Topic topic = Explanations.of(word.text()).orElseThrow(() -> unknown(word));
    Explanation text = topic.explanation();
    builder.view(
        new Explanation(
            text.word(), text.title(), text.what(), text.parts(), text.see(), here(topic)));
    return done(builder);
  }

  /** A name that a student has given means the socket; the word of the field goes by its case. */
  private StepReport explain(SessionSocket socket, String name, StepReportBuilder builder) {
    String lower = name.toLowerCase(Locale.ROOT);
    String other = name.equals(lower) ? name.toUpperCase(Locale.ROOT) : lower;
    if (Explanations.of(name).isPresent() && table.find(other).isEmpty()) {
      builder.note(name + " is a word too: explain " + other + " tells what it means");
    }
    builder.socket(name).view(SocketExplanation.of(socket, views.of(socket)));
    return done(builder);
  }

  private Mistake unknown(Word word) {
    if (table.peers().has(word.text())) {
      return new Mistake(
          word.column(), word + " is a ready-made peer, and no socket of yours", "peer lists them");
    }
    List<String> near =
        Stream.concat(
                table.all().stream().map(socket -> socket.name), Explanations.spellings().stream())
            .toList();
    return Explanations.noErrno(word)
        .orElseGet(
            () ->
                new Mistake(
                    word.column(),
                    "\"" + word + "\" is no word that explain knows",
                    Nearest.to(word.text(), near)
                        .map(found -> "did you mean \"" + found + "\"?")
                        .orElse(
                            "it knows errnos, TCP states, verbs, options, flags, stages, and your"
                                + " sockets; Tab lists them")));
  }

  /** Which sockets are in the situation that the word names; null when none is. */
  private String here(Topic topic) {
    String word = topic.explanation().word();
    return switch (topic.kind()) {
      case STATE -> inState(word);
      case STAGE -> those(socket -> socket.stage.word().equals(word), "at this stage now");
      case VERB ->
          those(socket -> word.equals(views.of(socket).blockedIn()), "blocked in this call now");
      case ERRNO -> failedWith(word);
      case MODE -> failedIn(word);
      case OPTION -> values(SocketOption.valueOf(word));
      case FLAG, MESSAGE_FLAG, FIELD -> null;
    };
  }

  /**
   * What the open sockets have it set to; null when none has it, or when reading would clear it.
   */
  private String values(SocketOption option) {
    if (option == SocketOption.SO_ERROR) {
      return null;
    }
    List<String> values =
        table.open().stream()
            .flatMap(
                socket ->
                    inspections.option(socket, option).map(v -> socket.name + ": " + v).stream())
            .toList();
    return values.isEmpty() ? null : String.join("; ", values);
  }

  /** A connection at rest is in TIME_WAIT, and its open descriptor says CLOSE: both are told. */
  private String inState(String word) {
    String there =
        those(
            socket ->
                socket.standing() != null
                    && socket.standing().name().equals(word)
                    && !socket.restsApart(),
            "in this state now");
    boolean either = word.equals("CLOSE") || word.equals("TIME_WAIT");
    List<String> apart =
        table.all().stream()
            .filter(socket -> either && socket.restsApart())
            .map(
                socket ->
                    socket.name + ": the descriptor shows CLOSE, the connection is in TIME_WAIT")
            .toList();
    if (apart.isEmpty()) {
      return there;
    }
    return (there == null ? "" : there + "; ") + String.join("; ", apart);
  }

  private String those(Predicate<SessionSocket> condition, String what) {
    List<String> names = table.all().stream().filter(condition).map(socket -> socket.name).toList();
    return names.isEmpty()
        ? null
        : String.join(", ", names) + (names.size() == 1 ? " is " : " are ") + what;
  }

  private String failedIn(String mode) {
    List<String> names =
        table.all().stream()
            .filter(socket -> socket.failed != null && mode.equals(socket.failed.mode()))
            .map(socket -> socket.name + " in step " + socket.failed.step())
            .toList();
    return names.isEmpty() ? null : String.join("; ", names);
  }

  private String failedWith(String errno) {
    List<String> failures =
        table.all().stream()
            .filter(
                socket ->
                    socket.failed != null && socket.failed.call().error().name().equals(errno))
            .map(
                socket ->
                    socket.name
                        + ": "
                        + socket.failed.call().text()
                        + " in step "
                        + socket.failed.step()
                        + (socket.failed.mode() == null ? "" : ", " + socket.failed.mode()))
            .toList();
    return failures.isEmpty() ? null : String.join("; ", failures);
  }

  StepReport inspect(Line line, Optional<FigureGroup> group, StepReportBuilder builder)
      throws Mistake {
    SessionSocket socket = names.target(line);
    SocketView view = views.of(socket);
    Inspection whole = inspections.of(socket, view);
    builder.socket(socket.name).sockets(List.of(whole.socket()));
    if (group.isEmpty()) {
      builder.note("one group alone: inspect " + socket.name + " options; Tab lists the groups");
      return done(builder.view(whole));
    }
    String title = group.get().title();
    List<Inspection.Group> those =
        whole.groups().stream().filter(each -> each.title().equals(title)).toList();
    if (those.isEmpty()) {
      builder.note(socket.name + " has no figures of that group (" + title + ") now");
    }
    return done(builder.view(new Inspection(whole.socket(), those)));
  }

  StepReport options(Line line, StepReportBuilder builder) throws Mistake {
    SessionSocket socket = names.target(line);
    if (socket.fd < 0) {
      throw new Mistake(
          1,
          socket.name + " is closed: its options went with its descriptor",
          "sockets lists those that are open");
    }
    return done(builder.socket(socket.name).view(options.inForce(socket)));
  }

  StepReport track(StepReportBuilder builder) {
    return done(builder.view(new Tracks(table.all().stream().map(this::track).toList())));
  }

  private Tracks.Of track(SessionSocket socket) {
    return new Tracks.Of(
        views.of(socket), socket.kernel.role, socket.furthest, socket.tried, socket.triedErrno);
  }

  StepReport states(StepReportBuilder builder) {
    List<String> others =
        table.open().stream()
            .filter(socket -> !socket.kind.isTcp())
            .map(socket -> socket.name + " (" + socket.kind.word() + ")")
            .toList();
    if (!others.isEmpty()) {
      builder.note(
          String.join(", ", others)
              + (others.size() == 1 ? " is" : " are")
              + " not here: only TCP has these states");
    }
    return done(builder.view(states()));
  }

  /** Where each TCP socket stands. */
  States states() {
    SessionSocket current = names.current();
    List<States.Walk> walks =
        table.all().stream()
            .filter(socket -> socket.kind.isTcp())
            .map(socket -> walk(socket, socket == current))
            .toList();
    return new States(walks);
  }

  private static States.Walk walk(SessionSocket socket, boolean current) {
    boolean gone = socket.standing() == null;
    return new States.Walk(socket.name, current, List.copyOf(socket.path), gone);
  }

  private StepReport done(StepReportBuilder builder) {
    return builder.build(journal.nextStep(), new Outcome.Done());
  }
}
