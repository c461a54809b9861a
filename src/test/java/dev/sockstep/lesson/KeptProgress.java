package dev.sockstep.lesson;

import java.util.ArrayList;
import java.util.List;

/** Progress that outlives a play, as the file does. */
final class KeptProgress implements Progress {
  private final List<Event> events = new ArrayList<>();

  @Override
  public void add(Event event) {
    events.add(event);
  }

  @Override
  public List<Event> events() {
    return List.copyOf(events);
  }
}
