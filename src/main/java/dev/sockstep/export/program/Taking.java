package dev.sockstep.export.program;

import dev.sockstep.command.MessageFlag;
import dev.sockstep.command.MessageFlags;
import java.util.ArrayList;
import java.util.List;

/**
 * One recv that takes what the session took.
 *
 * @param count how many bytes are asked for
 * @param flags those of recv(2)
 */
record Taking(int count, MessageFlags flags) {

  /** TCP may bring what is looked at in pieces: MSG_WAITALL waits until all of it is there. */
  static Taking of(Operation.Receive receive) {
    boolean looks = receive.flags().has(MessageFlag.PEEK) && receive.socket().kind().isStream();
    if (!looks || receive.got() == 0) {
      return new Taking(receive.asked(), receive.flags());
    }
    List<MessageFlag> flags = new ArrayList<>(receive.flags().flags());
    flags.add(MessageFlag.WAITALL);
    return new Taking(receive.got(), new MessageFlags(flags));
  }
}
