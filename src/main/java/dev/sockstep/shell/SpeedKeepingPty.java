package dev.sockstep.shell;

import org.jline.nativ.CLibrary;
import org.jline.terminal.Attributes;
import org.jline.terminal.impl.jni.linux.LinuxNativePty;

/**
 * JLine's terminal device, less two faults: its attributes know no line speed, so that it sets and
 * leaves 0 baud, which hangs up a serial line (termios(3), B0); and while a line is typed it leaves
 * Ctrl-\ the key that sends SIGQUIT, which makes a JVM fill the screen with all its threads.
 */
final class SpeedKeepingPty extends LinuxNativePty {
  /** CBAUD and CIBAUD of asm-generic/termbits.h: where c_cflag has the speeds. */
  private static final long SPEEDS = 0x100f | 0x100f << 16;

  /** Where c_cc of asm-generic/termbits.h has that key. */
  private static final int VQUIT = 1;

  /** A special character of termios(3) with this value is none. */
  private static final byte POSIX_VDISABLE = 0;

  SpeedKeepingPty(LinuxNativePty device) {
    super(
        device.getProvider(),
        device.getSystemStream(),
        device.getMaster(),
        device.getMasterFD(),
        device.getSlave(),
        device.getSlaveFD(),
        device.getSlaveOut(),
        device.getSlaveOutFD(),
        device.getName());
  }

  @Override
  protected CLibrary.Termios toTermios(Attributes attributes) {
    CLibrary.Termios wanted = super.toTermios(attributes);
    CLibrary.Termios now = new CLibrary.Termios();
    if (CLibrary.tcgetattr(getSlave(), now) == 0) {
      wanted.c_cflag |= now.c_cflag & SPEEDS;
      wanted.c_ispeed = now.c_ispeed;
      wanted.c_ospeed = now.c_ospeed;
    }
    if (!attributes.getLocalFlag(Attributes.LocalFlag.ICANON)) {
      wanted.c_cc[VQUIT] = POSIX_VDISABLE;
    }
    return wanted;
  }
}
