package dev.sockstep.command;

/**
 * A value known only when the line runs: {@code $srv.port}.
 *
 * @param name the socket
 * @param field what of it
 */
public record Ref(Name name, Field field) {
  @Override
  public String toString() {
    return "$" + name + "." + field.word();
  }
}
