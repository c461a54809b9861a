package dev.sockstep.lesson;

import java.util.ArrayList;
import java.util.List;

/** The sections of a lesson, by the beats that they begin with. */
final class Sections {
  private final Lesson lesson;
  private final List<Beat> beats = new ArrayList<>();
  private final List<Integer> begins = new ArrayList<>();

  Sections(Lesson lesson) {
    this.lesson = lesson;
    for (Section section : lesson.sections()) {
      begins.add(beats.size());
      beats.addAll(Beat.of(section, lesson.about().title()));
    }
  }

  /** The beats of all of them, in order. */
  List<Beat> beats() {
    return beats;
  }

  int count() {
    return begins.size();
  }

  /** The beat that a section begins with. */
  int begin(int section) {
    return begins.get(section);
  }

  /** The section that one is in who comes to that beat next. */
  int at(int beat) {
    int here = 0;
    while (here + 1 < begins.size() && begins.get(here + 1) < Math.max(1, beat)) {
      here++;
    }
    return here;
  }

  /** The section there, by its title and its number. */
  String where(int beat) {
    int here = at(beat);
    String section = lesson.sections().get(here).title();
    boolean named = !section.equals(lesson.about().title());
    return (named ? section + "   " : "") + (here + 1) + "/" + begins.size();
  }

  /** The instructor's notes of the section there. */
  List<Block.Notes> notes(int beat) {
    return lesson.sections().get(at(beat)).blocks().stream()
        .filter(Block.Notes.class::isInstance)
        .map(Block.Notes.class::cast)
        .toList();
  }
}
