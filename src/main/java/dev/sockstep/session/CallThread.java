package dev.sockstep.session;

/** The thread that makes an attempt's calls, as whoever watches it needs it. */
interface CallThread {

  /** Sends the signal; the caller has made sure that a call is in progress on this thread. */
  void signal();

  /**
   * The kernel function that the thread sleeps in; null when it is not asleep or the system does
   * not tell (proc(5), /proc/pid/wchan).
   */
  String wchan();

  /**
   * Whether the thread sleeps in its call; true also when the system does not tell. In a futex it
   * waits for something of Java's (a monitor, the collector), so its call is over.
   */
  boolean isAsleep();
}
