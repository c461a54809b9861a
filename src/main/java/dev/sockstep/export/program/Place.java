package dev.sockstep.export.program;

/** Where a socket is bound, connected or sent to. */
sealed interface Place {

  /**
   * An address that the program is told: the port is an argument, this its default.
   *
   * @param owner the socket that it is named after
   * @param number which of the program's arguments, from 1
   * @param host a literal address, or a name
   */
  record Outside(Variable owner, int number, String host, int port) implements Place {}

  /** The address of another socket of the program, which is asked when it runs. */
  record Inside(Variable socket) implements Place {}

  /** A multicast group, at the port of another socket of the program. */
  record Group(Variable socket, String host) implements Place {}

  /** Whoever sent the last datagram that was taken. */
  record Sender() implements Place {}

  /** A Unix socket's. */
  record Path(String name, boolean isAbstract) implements Place {}
}
