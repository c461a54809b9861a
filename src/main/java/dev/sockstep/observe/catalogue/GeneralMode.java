package dev.sockstep.observe.catalogue;

/** Failures that any call on a socket may meet. */
public enum GeneralMode implements Mode {
  CLOSED_SOCKET(
      "bad file descriptor",
      "bind listen accept connect send sendto recv recvfrom shutdown close setsockopt getsockopt"
          + " getsockname getpeername fcntl ioctl dup",
      "EBADF",
      Need.NOTHING,
      "the socket has been closed",
      "the transcript has the step of the close",
      "make a new socket"),
  NOT_A_SOCKET(
      "not a socket",
      "bind listen accept connect send sendto recv recvfrom shutdown setsockopt getsockopt"
          + " getsockname getpeername",
      "ENOTSOCK",
      Need.CALL,
      "the descriptor is a file, a pipe or a terminal",
      "the descriptor is open, and /proc/self/fd names what it is",
      "give the call a socket's descriptor"),
  INTERRUPTED(
      "interrupted by a signal",
      "accept recv recvfrom send sendto poll",
      "EINTR",
      Need.NOTHING,
      "a signal arrived while the call slept, before anything had happened",
      "the call slept, and the socket is as it was",
      "programs make the call again; so can you"),
  NO_DESCRIPTOR_LEFT(
      "too many open files",
      "socket accept socketpair dup",
      "EMFILE",
      Need.LIMIT,
      "the process has as many descriptors open as it may",
      "getrlimit RLIMIT_NOFILE, and the highest descriptor of the session",
      "close a socket, or raise the limit with ulimit -n before starting"),
  CALL_FILTERED(
      "operation not permitted",
      "socket bind listen connect send sendto setsockopt",
      "EPERM EACCES",
      Need.FILTER,
      "a filter of system calls (seccomp) is in force, and nothing else forbids the call",
      "Seccomp is 2 in /proc/self/status",
      "start sockstep outside of the container or service that set the filter");

  private final Facts facts;

  GeneralMode(
      String title,
      String calls,
      String errnos,
      Need need,
      String cause,
      String tells,
      String attempt) {
    this.facts = Facts.of(title, calls, errnos, need, cause, tells, attempt);
  }

  @Override
  public Facts facts() {
    return facts;
  }
}
