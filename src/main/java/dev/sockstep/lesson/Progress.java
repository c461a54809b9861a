package dev.sockstep.lesson;

import java.util.List;

/** What students have done, kept somewhere. */
public interface Progress {

  /** Keeps an event; where it can't be kept, the lesson goes on all the same. */
  void add(Event event);

  /** All that was kept, in order. */
  List<Event> events();
}
