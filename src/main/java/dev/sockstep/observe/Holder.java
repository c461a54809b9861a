package dev.sockstep.observe;

import dev.sockstep.model.Endpoint;
import dev.sockstep.model.TcpState;
import dev.sockstep.observe.PortTable.Entry;

/** A socket that has the address which a bind asked for. */
sealed interface Holder {

  /** For a list of several: whose it is, and what it is. */
  String words();

  /** The row of the evidence. */
  String seen();

  /** Whether it listens: then no option lets another bind its address. */
  boolean listens();

  /**
   * An open socket of the session.
   *
   * @param reuse whether its SO_REUSEADDR is on, as getsockopt says
   * @param reuseport and its SO_REUSEPORT
   */
  record Own(Evidence.Other other, boolean reuse, boolean reuseport) implements Holder {
    @Override
    public String words() {
      return "your " + other.name() + " (" + other.stage().word() + ")";
    }

    @Override
    public String seen() {
      return other.seen();
    }

    @Override
    public boolean listens() {
      return other.snapshot().state() == TcpState.LISTEN;
    }

    Endpoint local() {
      return other.snapshot().local();
    }
  }

  /**
   * A socket of the kernel's table that is no open one of the session.
   *
   * @param peer the session's ready-made peer that has it; null for none
   * @param owner the process that has it; null where none is known
   * @param closed the socket of the session that it was; null for none
   * @param millis what is left of its TIME_WAIT; -1 where that is not known, or there is none
   */
  record Foreign(Entry entry, String peer, Owner owner, Surroundings.Closed closed, long millis)
      implements Holder {

    boolean rests() {
      return entry.state() == TcpState.TIME_WAIT;
    }

    @Override
    public boolean listens() {
      return entry.state() == TcpState.LISTEN;
    }

    /** "your peer p", "python3 (pid 4711)", "your a, closed at step 7". */
    String whose() {
      if (closed != null) {
        return "your " + closed.name() + ", closed at step " + closed.step();
      }
      return peer != null
          ? "your peer " + peer
          : owner == null ? null : owner.isSelf() ? "a peer of this session" : owner.text();
    }

    /** Seconds, rounded up: of TIME_WAIT that is not over there is at least one. */
    String left() {
      return (millis + 999) / 1000 + " s";
    }

    @Override
    public String words() {
      String whose = whose() == null ? unowned() : whose();
      String state =
          entry.isUdp()
              ? "bound"
              : entry.state() + (rests() && millis >= 0 ? ", " + left() + " left" : "");
      return whose + " (" + state + ")";
    }

    /** No file has it, as sk_socket is gone or was not yet made; or one that /proc hides. */
    private String unowned() {
      if (entry.inode() != 0) {
        return "a program that you may not look into";
      }
      return switch (entry.state()) {
        case ESTABLISHED, CLOSE_WAIT -> "a connection that nobody has accepted";
        case SYN_RECV, NEW_SYN_RECV -> "a connection that is being made";
        default -> "a connection that its program has closed";
      };
    }

    @Override
    public String seen() {
      return entry.text();
    }

    String inode() {
      return owner != null
          ? "/proc/" + owner.pid() + "/fd has its socket, inode " + entry.inode()
          : entry.inode() == 0
              ? null
              : "its socket, inode " + entry.inode() + ", is of no process that you may look into";
    }
  }
}
