package dev.sockstep.model;

import java.util.List;

/**
 * The options of one socket.
 *
 * @param socket its name
 * @param kind its family and type
 * @param options in the order to be shown in, those of one level together
 */
public record OptionsInForce(String socket, SocketKind kind, List<Of> options) implements View {
  public OptionsInForce {
    options = List.copyOf(options);
  }

  /**
   * One option.
   *
   * @param name its symbol
   * @param level the symbol of its level
   * @param value decoded, as the screen shows it
   * @param fresh the value that a new socket of that kind has; null when that is not known
   */
  public record Of(String name, String level, String value, String fresh) {
    /** Whether the value is that of a new socket. */
    public boolean isAsNew() {
      return value.equals(fresh);
    }
  }
}
