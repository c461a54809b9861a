package dev.sockstep.session;

/** What the session remembers of the options set on a socket of the kernel, for all its names. */
final class SetOptions {
  /** Whether SO_REUSEADDR has been set on it, or on its listener before accept. */
  boolean reuses;

  /** The step that set SO_LINGER to 0. */
  int lingerStep;

  /** The step that had set it on its listener when accept made this socket. */
  private int listenerLingerStep;

  /** A connection has the options that its listener had when the handshake was done. */
  void inherit(SetOptions listener) {
    reuses = listener.reuses;
    listenerLingerStep = listener.lingerStep;
  }

  /**
   * Keeps which step has made its close send RST.
   *
   * @param zero whether its SO_LINGER was on with 0, as the kernel said
   */
  void closed(boolean zero) {
    lingerStep = !zero ? 0 : lingerStep > 0 ? lingerStep : listenerLingerStep;
  }
}
