package dev.sockstep.command;

/** The host part of an address. */
public sealed interface Host {

  /** {@code *}: any address of this machine (INADDR_ANY, in6addr_any). */
  record Any() implements Host {
    @Override
    public String toString() {
      return "*";
    }
  }

  /** No host written: the loopback address of the socket's family. */
  record Loopback() implements Host {
    @Override
    public String toString() {
      return "";
    }
  }

  /**
   * A literal address or a name to resolve.
   *
   * @param text as written, without brackets
   * @param column where it stands in the line, from 1; no part of its identity
   */
  record Named(String text, int column) implements Host {
    @Override
    public boolean equals(Object other) {
      return other instanceof Named named && named.text.equals(text);
    }

    @Override
    public int hashCode() {
      return text.hashCode();
    }

    @Override
    public String toString() {
      return text;
    }
  }

  /** {@code $ip}: an address that an earlier step found under a name. */
  record Result(Name name) implements Host {
    @Override
    public String toString() {
      return "$" + name;
    }
  }

  /**
   * @param ref where the host comes from
   */
  record Value(Ref ref) implements Host {
    @Override
    public String toString() {
      return ref.toString();
    }
  }
}
