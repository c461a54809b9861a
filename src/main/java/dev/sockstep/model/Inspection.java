package dev.sockstep.model;

import java.util.List;

/**
 * Everything known about one socket.
 *
 * @param socket the socket as it was last seen
 * @param groups the figures, those of one subject together
 */
public record Inspection(SocketView socket, List<Group> groups) implements View {
  public Inspection {
    groups = List.copyOf(groups);
  }

  /**
   * What is known of one subject.
   *
   * @param title its name, a word or two
   * @param figures in the order to be shown in
   */
  public record Group(String title, List<Figure> figures) {
    public Group {
      figures = List.copyOf(figures);
    }
  }

  /**
   * One figure.
   *
   * @param key its name in JSON, of no other figure of the socket
   * @param label its name on the screen
   * @param value as text; a whole number unless the unit is TEXT
   * @param unit what the value counts
   * @param source where it was read
   */
  public record Figure(String key, String label, String value, Unit unit, String source) {}

  /** What a figure counts. */
  public enum Unit {
    TEXT,
    NUMBER,
    BYTES,
    SEGMENTS,
    MICROSECONDS,
    MILLISECONDS
  }
}
