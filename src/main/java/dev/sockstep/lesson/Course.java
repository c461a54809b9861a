package dev.sockstep.lesson;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Lessons in the order that they build on each other. */
public final class Course {
  private static final int FRONT_MATTER = 1;

  private Course() {}

  /** The lessons in their order: each behind those that it comes after, else as they are given. */
  public static List<Lesson> ordered(List<Lesson> lessons) {
    Map<String, Lesson> byId = byId(lessons);
    Map<String, Lesson> ordered = new LinkedHashMap<>();
    for (Lesson lesson : lessons) {
      place(lesson, byId, ordered, new HashSet<>());
    }
    return List.copyOf(ordered.values());
  }

  private static void place(
      Lesson lesson, Map<String, Lesson> byId, Map<String, Lesson> ordered, Set<String> under) {
    String id = lesson.about().id();
    if (ordered.containsKey(id) || !under.add(id)) {
      return;
    }
    for (String before : lesson.about().after()) {
      if (byId.containsKey(before)) {
        place(byId.get(before), byId, ordered, under);
      }
    }
    ordered.put(id, lesson);
  }

  /**
   * What is wrong with lessons as a course, where each is fine by itself.
   *
   * @param whole whether these are all, so that each {@code after} must be among them
   */
  public static List<Problem> problems(List<Lesson> lessons, boolean whole) {
    List<Problem> problems = new ArrayList<>();
    Map<String, Lesson> byId = byId(lessons);
    Set<String> seen = new HashSet<>();
    for (Lesson lesson : lessons) {
      About about = lesson.about();
      if (!seen.add(about.id())) {
        problems.add(
            problem(
                lesson,
                "the id " + about.id() + " is that of " + byId.get(about.id()).file() + " too",
                "give each lesson an id of its own"));
      }
      for (String before : about.after()) {
        if (whole && !byId.containsKey(before)) {
          problems.add(
              problem(
                  lesson,
                  "it comes after " + before + ", and there is no such lesson",
                  "after names the id of another lesson"));
        }
      }
      if (comesAfter(about.id(), about.id(), byId, new HashSet<>())) {
        problems.add(
            problem(
                lesson,
                "it comes after itself, by way of what it comes after",
                "break the circle"));
      }
    }
    return problems;
  }

  private static boolean comesAfter(
      String id, String other, Map<String, Lesson> byId, Set<String> under) {
    if (!byId.containsKey(id) || !under.add(id)) {
      return false;
    }
    for (String before : byId.get(id).about().after()) {
      if (before.equals(other) || comesAfter(before, other, byId, under)) {
        return true;
      }
    }
    return false;
  }

  private static Problem problem(Lesson lesson, String message, String mend) {
    return new Problem(lesson.file(), FRONT_MATTER, 1, message, mend);
  }

  private static Map<String, Lesson> byId(List<Lesson> lessons) {
    Map<String, Lesson> byId = new HashMap<>();
    lessons.forEach(lesson -> byId.putIfAbsent(lesson.about().id(), lesson));
    return byId;
  }
}
