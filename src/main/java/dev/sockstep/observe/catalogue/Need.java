package dev.sockstep.observe.catalogue;

/** What bringing a failure about takes, besides typing. */
public enum Need {
  /** Typed lines do it, on any machine. */
  NOTHING("nothing but typing"),
  /** Another program, or a file that somebody made. */
  PROGRAM("another program or a file"),
  /** A network namespace of one's own, whose routes, devices and limits may be changed. */
  LAB("a network of one's own"),
  /** A low limit of open files, {@code ulimit -n}. */
  LIMIT("a low ulimit -n"),
  /** A user without root's capabilities. */
  ORDINARY("an ordinary user"),
  /** A call with arguments that no verb gives it. */
  CALL("arguments that no verb gives"),
  /** A filter of system calls that somebody has put on this process, seccomp(2). */
  FILTER("a filter of system calls");

  private final String words;

  Need(String words) {
    this.words = words;
  }

  /** For a sentence: "takes …". */
  public String words() {
    return words;
  }
}
