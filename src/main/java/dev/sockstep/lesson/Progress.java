package dev.sockstep.lesson;

import java.util.List;
import java.util.Optional;

/** What students have done, kept somewhere. */
public interface Progress {

  /** Keeps an event; where it can't be kept, the lesson goes on all the same. */
  void add(Event event);

  /** Why the last event could not be kept; empty when it was. */
  default Optional<String> trouble() {
    return Optional.empty();
  }

  /** All that was kept, in order. */
  List<Event> events();
}
