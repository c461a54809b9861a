package dev.sockstep.session;

import dev.sockstep.command.Mistake;
import dev.sockstep.command.Name;
import dev.sockstep.command.PollEvent;
import dev.sockstep.command.SocketOption;
import dev.sockstep.sys.BytesResult;
import dev.sockstep.sys.Libc;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** What a condition asks of a socket under the kernel's own names. Asking changes nothing. */
final class Probes {
  /** Room for the largest value that can be compared: a name of 16 bytes. */
  private static final int ROOM = 16;

  private final Libc libc;
  private final Names names;

  Probes(Libc libc, Names names) {
    this.libc = libc;
    this.names = names;
  }

  /** The value of an option; null where the socket has none. */
  String option(Name name, SocketOption option) throws Mistake {
    SessionSocket socket = names.socket(name);
    if (socket.fd < 0) {
      return null;
    }
    BytesResult read = libc.getsockopt(socket.fd, option.level().number(), option.number(), ROOM);
    if (read.call().failed()) {
      return null;
    }
    return switch (option.shape()) {
      case FLAG, INT, READ_ONLY ->
          Integer.toString(ByteBuffer.wrap(read.bytes()).order(ByteOrder.nativeOrder()).getInt());
      case TIME -> OptionValues.duration(read.bytes());
      case TEXT, INET4, LINGER -> OptionValues.text(option, read.bytes());
    };
  }

  /** 1 where poll(2) tells of the event now, else 0; null for a closed socket. */
  String event(Name name, PollEvent event) throws Mistake {
    SessionSocket socket = names.socket(name);
    if (socket.fd < 0) {
      return null;
    }
    short[] told = new short[1];
    boolean failed =
        libc.poll(new int[] {socket.fd}, new short[] {PollEvent.asked()}, told, 0).failed();
    return failed ? null : event.isIn(told[0]) ? "1" : "0";
  }
}
