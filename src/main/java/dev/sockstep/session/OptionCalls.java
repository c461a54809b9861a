package dev.sockstep.session;

import dev.sockstep.command.OptionValue;
import dev.sockstep.command.SocketOption;
import dev.sockstep.sys.BytesResult;
import dev.sockstep.sys.CallResult;
import dev.sockstep.sys.Libc;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.OptionalInt;

/** Makes the calls on options, and the memberships that are options to the kernel. */
final class OptionCalls {
  /** Room for the largest value that an option here has: a name of 16 bytes. */
  private static final int ROOM = 16;

  private final Libc libc;

  OptionCalls(Libc libc) {
    this.libc = libc;
  }

  void setsockopt(Attempt attempt, int fd, SocketOption option, OptionValue value) {
    byte[] bytes = OptionValues.encode(value);
    String level = option.level().symbol();
    String shown = OptionValues.shown(value);
    if (value instanceof OptionValue.Text) {
      attempt.begin("setsockopt", fd, level, option, shown, bytes.length);
    } else {
      attempt.begin("setsockopt", fd, level, option, shown);
    }
    CallResult result = libc.setsockopt(fd, option.level().number(), option.number(), bytes);
    attempt.end(result);
    if (!result.failed()) {
      readBack(attempt, fd, option, bytes);
    }
  }

  /** A look of ours, not a call of the student's: what the kernel has made of the value. */
  private void readBack(Attempt attempt, int fd, SocketOption option, byte[] asked) {
    BytesResult now = libc.getsockopt(fd, option.level().number(), option.number(), ROOM);
    if (now.call().failed()) {
      return;
    }
    String is = OptionValues.text(option, now.bytes());
    if (!is.equals(OptionValues.text(option, asked))) {
      attempt.gains.notes.add(option + " is " + is + " now, not as asked" + why(option));
    }
  }

  private static String why(SocketOption option) {
    return switch (option) {
      case SO_RCVBUF, SO_SNDBUF ->
          ": Linux doubles it for its own bookkeeping, within limits (socket(7))";
      case SO_RCVTIMEO, SO_SNDTIMEO -> ": the kernel rounds it to its clock's ticks";
      default -> ": the kernel has adjusted it";
    };
  }

  void getsockopt(Attempt attempt, int fd, SocketOption option) {
    attempt.begin("getsockopt", fd, option.level().symbol(), option);
    BytesResult result = libc.getsockopt(fd, option.level().number(), option.number(), ROOM);
    attempt.end(result.call());
    if (!result.call().failed()) {
      byte[] bytes = result.bytes();
      attempt.gains.value =
          bytes.length == Integer.BYTES
              ? Integer.toString(ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder()).getInt())
              : OptionValues.text(option, bytes);
      attempt.gains.notes.add(OptionValues.decode(option, result.bytes()));
    }
  }

  /** Joins or leaves a group; an interface named by its name is looked up first. */
  void membership(Attempt attempt, int fd, Membership membership) {
    OptionalInt device = OptionalInt.empty();
    if (membership.deviceName() != null) {
      device = index(attempt, membership.deviceName());
      if (device.isEmpty()) {
        return;
      }
    }
    attempt.begin(
        "setsockopt",
        fd,
        membership.level().symbol(),
        membership.option(),
        membership.shown(device));
    attempt.end(
        libc.setsockopt(
            fd, membership.level().number(), membership.number(), membership.encoded(device)));
  }

  private OptionalInt index(Attempt attempt, String name) {
    attempt.begin("if_nametoindex", "\"" + name + "\"");
    CallResult result = libc.if_nametoindex(name);
    attempt.end(result);
    return result.failed() ? OptionalInt.empty() : OptionalInt.of((int) result.value());
  }
}
