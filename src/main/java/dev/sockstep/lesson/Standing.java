package dev.sockstep.lesson;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How a student stands in one lesson: what all the events about it come to. */
public final class Standing {
  private final Map<String, Event> predictions = new LinkedHashMap<>();
  private final Map<String, Event> tasks = new LinkedHashMap<>();
  private final Map<String, Integer> hints = new LinkedHashMap<>();
  private int beat;
  private int beats;
  private boolean finished;

  /** The standing in a lesson, from the events of all. */
  public static Standing in(String lesson, List<Event> events) {
    Standing standing = new Standing();
    events.stream().filter(event -> event.lesson().equals(lesson)).forEach(standing::add);
    return standing;
  }

  private void add(Event event) {
    switch (event.kind()) {
      case BEGAN -> beat = 0;
      case REACHED -> {
        beat = event.number();
        beats = event.of();
      }
      // The first prediction counts: the later ones are made by somebody who has seen.
      case PREDICTED -> predictions.putIfAbsent(event.what(), event);
      case HINT -> hints.merge(event.what(), event.number(), Math::max);
      case SOLUTION -> hints.putIfAbsent(event.what(), 0);
      case SOLVED -> tasks.put(event.what(), event);
      case SKIPPED -> tasks.putIfAbsent(event.what(), event);
      case FINISHED -> {
        finished = true;
        beat = 0;
      }
    }
  }

  /** Where the student was; 0 at the beginning, and when the lesson was finished. */
  public int beat() {
    return beat;
  }

  /** How many beats the lesson had then; 0 when it was not begun. */
  public int beats() {
    return beats;
  }

  /** Whether it was ever worked through to its end. */
  public boolean isFinished() {
    return finished;
  }

  /** Whether it was begun, and not left at its end. */
  public boolean isUnderWay() {
    return beat > 0;
  }

  /** The first prediction of each question. */
  public List<Event> predictions() {
    return List.copyOf(predictions.values());
  }

  /** How each task ended: solved or skipped. */
  public List<Event> tasks() {
    return List.copyOf(tasks.values());
  }

  /** How many questions were answered right at first sight. */
  long right() {
    return predictions.values().stream().filter(Event::right).count();
  }

  /** How many tasks were solved, and not left to their solution. */
  long solved() {
    return tasks.values().stream().filter(event -> event.kind() == Event.Kind.SOLVED).count();
  }

  /** How many hints of a task were read. */
  public int hints(String task) {
    return hints.getOrDefault(task, 0);
  }
}
