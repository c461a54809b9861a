package dev.sockstep.lesson;

import dev.sockstep.render.Row;
import dev.sockstep.render.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The lessons there are, with how far the student is in each. */
public final class Menu {
  /** More rows than this, and a screen of 24 can't show them at once. */
  private static final int MOST_ROWS = 18;

  private final Catalogue catalogue;
  private final List<Event> events;

  /**
   * @param catalogue the lessons
   * @param events what the student has done
   */
  public Menu(Catalogue catalogue, List<Event> events) {
    this.catalogue = catalogue;
    this.events = List.copyOf(events);
  }

  /**
   * The lesson that was last worked on, if it is under way; else what comes after it and was never
   * finished: what builds on it before what stands behind it, and before what stands ahead of it.
   */
  public Optional<Lesson> suggestion() {
    Optional<Lesson> last =
        events.reversed().stream()
            .flatMap(event -> catalogue.find(event.lesson()).stream())
            .findFirst();
    if (last.filter(lesson -> standing(lesson).isUnderWay()).isPresent()) {
      return last;
    }
    List<Lesson> open =
        behind(last).stream().filter(lesson -> !standing(lesson).isFinished()).toList();
    return open.stream()
        .filter(lesson -> last.filter(before -> isAfter(lesson, before)).isPresent())
        .findFirst()
        .or(() -> open.stream().findFirst());
  }

  private static boolean isAfter(Lesson lesson, Lesson before) {
    return lesson.about().after().contains(before.about().id());
  }

  /** All lessons, from the one behind a lesson round to itself. */
  private List<Lesson> behind(Optional<Lesson> last) {
    List<Lesson> all = catalogue.lessons();
    int from = last.map(lesson -> all.indexOf(lesson) + 1).orElse(0);
    List<Lesson> round = new ArrayList<>(all.subList(from, all.size()));
    round.addAll(all.subList(0, from));
    return round;
  }

  /** The lesson of that number in the menu, of that id, or those that a part of a name fits. */
  public List<Lesson> pick(String word) {
    if (word.matches("[0-9]{1,3}")) {
      int number = Integer.parseInt(word);
      return number >= 1 && number <= catalogue.lessons().size()
          ? List.of(catalogue.lessons().get(number - 1))
          : List.of();
    }
    return catalogue.named(word);
  }

  /**
   * The menu.
   *
   * @param all whether to show the lessons of every track, also where that is more than a screen
   */
  public List<Row> rows(boolean all) {
    List<Row> rows = new ArrayList<>();
    rows.add(new Row(0));
    boolean whole = all || catalogue.lessons().size() + 2 * catalogue.tracks().size() <= MOST_ROWS;
    String suggested = suggestion().map(lesson -> lesson.about().track()).orElse("");
    for (String track : catalogue.tracks()) {
      List<Lesson> lessons = catalogue.of(track);
      rows.add(track(track, lessons));
      if (whole || track.equals(suggested)) {
        lessons.forEach(lesson -> rows.add(row(lesson)));
      }
    }
    rows.add(new Row(0));
    if (!whole) {
      rows.add(PlayText.say(Style.QUIET, "lesson list shows the lessons of every part."));
    }
    suggestion()
        .ifPresent(
            lesson ->
                rows.add(
                    new Row(2)
                        .add(Style.QUIET, "  Type a number or a name, or press Enter for ")
                        .plain(lesson.about().title())
                        .add(Style.QUIET, ".")));
    if (suggestion().isEmpty()) {
      rows.add(
          PlayText.say(
              Style.QUIET, "You have worked through all of them. A number begins one again."));
    }
    return rows;
  }

  /** The menu without the invitation: progress at a glance. */
  public List<Row> overview() {
    List<Row> rows = new ArrayList<>();
    for (String track : catalogue.tracks()) {
      rows.add(track(track, catalogue.of(track)));
      catalogue.of(track).forEach(lesson -> rows.add(row(lesson)));
    }
    rows.add(new Row(0));
    rows.add(PlayText.say(Style.PLAIN, total()));
    return rows;
  }

  /** What was done in all the lessons together. */
  private String total() {
    List<Standing> all = catalogue.lessons().stream().map(this::standing).toList();
    long finished = all.stream().filter(Standing::isFinished).count();
    long predictions = all.stream().mapToLong(one -> one.predictions().size()).sum();
    long tasks = all.stream().mapToLong(one -> one.tasks().size()).sum();
    long right = all.stream().mapToLong(Standing::right).sum();
    long solved = all.stream().mapToLong(Standing::solved).sum();
    return finished
        + " of "
        + all.size()
        + " lessons worked through"
        + (predictions == 0 ? "" : ", " + right + " of " + predictions + " predictions right")
        + (tasks == 0 ? "" : ", " + solved + " of " + tasks + " tasks solved");
  }

  private Row track(String track, List<Lesson> lessons) {
    long finished = lessons.stream().filter(lesson -> standing(lesson).isFinished()).count();
    int first = catalogue.lessons().indexOf(lessons.getFirst()) + 1;
    String numbers = lessons.size() == 1 ? first + "" : first + "…";
    return new Row(2)
        .add(Style.NEW, "  " + track)
        .right(Style.QUIET, "from " + numbers + "   " + finished + " of " + lessons.size());
  }

  private Row row(Lesson lesson) {
    Standing standing = standing(lesson);
    int number = catalogue.lessons().indexOf(lesson) + 1;
    Row row = new Row(9);
    row.add(mark(standing), String.format("  %s %3d  ", sign(standing), number));
    row.plain(lesson.about().title());
    String minutes = lesson.about().minutes() + " min";
    boolean half = standing.isUnderWay() && standing.beats() > 0;
    String percent = half ? 100 * standing.beat() / standing.beats() + " %   " : "";
    return row.right(Style.QUIET, percent + minutes);
  }

  private static String sign(Standing standing) {
    return standing.isFinished() ? "✓" : standing.isUnderWay() ? "▸" : " ";
  }

  private static Style mark(Standing standing) {
    return standing.isFinished() ? Style.GOOD : standing.isUnderWay() ? Style.WAITING : Style.QUIET;
  }

  private Standing standing(Lesson lesson) {
    return Standing.in(lesson.about().id(), events);
  }
}
