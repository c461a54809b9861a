package dev.sockstep.sys;

/**
 * What a socket has because it is a file: {@code <fcntl.h>}, {@code <sys/ioctl.h>} with {@code
 * <linux/sockios.h>}, and {@code <poll.h>}, under their own names.
 *
 * <p>See <a href="https://man7.org/linux/man-pages/man2/fcntl.2.html">fcntl(2)</a>, <a
 * href="https://man7.org/linux/man-pages/man2/poll.2.html">poll(2)</a>; for the ioctls <a
 * href="https://man7.org/linux/man-pages/man7/tcp.7.html">tcp(7)</a>.
 */
public final class FileConstants {
  private FileConstants() {}

  // commands and flags of fcntl
  public static final int F_GETFD = 1;
  public static final int F_SETFD = 2;
  public static final int F_GETFL = 3;
  public static final int F_SETFL = 4;
  public static final int FD_CLOEXEC = 1;
  public static final int O_RDWR = 2;
  public static final int O_NONBLOCK = 2048;

  // requests of ioctl that fill an int: bytes to read, bytes not acknowledged, at the urgent mark
  public static final int FIONREAD = 0x541b;
  public static final int SIOCINQ = 0x541b;
  public static final int SIOCOUTQ = 0x5411;
  public static final int SIOCATMARK = 0x8905;

  // bytes not yet sent, TCP only
  public static final int SIOCOUTQNSD = 0x894b;

  // events of poll
  public static final int POLLIN = 0x1;
  public static final int POLLPRI = 0x2;
  public static final int POLLOUT = 0x4;
  public static final int POLLERR = 0x8;
  public static final int POLLHUP = 0x10;
  public static final int POLLNVAL = 0x20;
  public static final int POLLRDNORM = 0x40;
  public static final int POLLRDBAND = 0x80;
  public static final int POLLWRNORM = 0x100;
  public static final int POLLWRBAND = 0x200;
  public static final int POLLRDHUP = 0x2000;
}
