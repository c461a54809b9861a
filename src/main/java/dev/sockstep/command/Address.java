package dev.sockstep.command;

/** An address as a command names it; which family it must have, the socket decides. */
public sealed interface Address {

  /** Where the address stands in the line, from 1; no part of its identity. */
  int column();

  /** A host and a port: {@code host port}, {@code host:port}, {@code [v6]:port} or a port alone. */
  record HostPort(Host host, Num port, int column) implements Address {
    @Override
    public boolean equals(Object other) {
      return other instanceof HostPort that && that.host.equals(host) && that.port.equals(port);
    }

    @Override
    public int hashCode() {
      return 31 * host.hashCode() + port.hashCode();
    }

    /** With a colon where the host alone would read as a port: {@code 5:80}. */
    @Override
    public String toString() {
      return switch (host) {
        case Host.Loopback _ -> port.toString();
        case Host.Named(String text, _) when text.matches("-?[0-9]+") -> text + ":" + port;
        case Host.Any _, Host.Named _, Host.Value _, Host.Result _ -> host + " " + port;
      };
    }
  }

  /** A whole address of a socket of the session: {@code $srv.local}, {@code $c.peer}. */
  record Value(Ref ref, int column) implements Address {
    @Override
    public boolean equals(Object other) {
      return other instanceof Value that && that.ref.equals(ref);
    }

    @Override
    public int hashCode() {
      return ref.hashCode();
    }

    @Override
    public String toString() {
      return ref.toString();
    }
  }

  /** A Unix socket's path, or with {@code isAbstract} its name in the abstract name space. */
  record Path(String name, boolean isAbstract, int column) implements Address {
    @Override
    public boolean equals(Object other) {
      return other instanceof Path that && that.name.equals(name) && that.isAbstract == isAbstract;
    }

    @Override
    public int hashCode() {
      return name.hashCode();
    }

    /** The shortest way to write it that reads back as the same path. */
    @Override
    public String toString() {
      String text = (isAbstract ? "@" : "") + name;
      boolean plain =
          !text.equals(".")
              && (isAbstract || name.startsWith("/") || name.startsWith("."))
              && !name.isEmpty()
              && text.chars().allMatch(c -> c > ' ' && c < 0x7f && c != '"' && c != '\'');
      return plain ? text : Literals.quoted(text);
    }
  }
}
