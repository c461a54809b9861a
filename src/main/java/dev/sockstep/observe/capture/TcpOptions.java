package dev.sockstep.observe.capture;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * The options of a TCP header (RFC 9293 section 3.1, RFC 7323, RFC 2018), as tcpdump names them.
 */
final class TcpOptions {
  private TcpOptions() {}

  /**
   * The options in words: {@code mss 65495,sackOK,TS,wscale 7}.
   *
   * @param start where the first begins
   * @param end behind the last, as the header says; the packet may be cut before
   */
  static String text(ByteBuffer head, int start, int end) {
    List<String> options = new ArrayList<>(4);
    int limit = Math.min(end, head.limit());
    int at = start;
    while (at < limit && head.get(at) != 0) {
      if (head.get(at) == 1) { // nop has no length
        at++;
        continue;
      }
      int length = at + 1 < limit ? head.get(at + 1) & 0xff : 0;
      if (length < 2 || at + length > limit) {
        break;
      }
      String option = option(head, at, length);
      if (option != null) {
        options.add(option);
      }
      at += length;
    }
    return String.join(",", options);
  }

  private static String option(ByteBuffer head, int at, int length) {
    return switch (head.get(at)) {
      case 2 -> length == 4 ? "mss " + Short.toUnsignedInt(head.getShort(at + 2)) : null;
      case 3 -> length == 3 ? "wscale " + (head.get(at + 2) & 0xff) : null;
      case 4 -> "sackOK";
      case 8 -> "TS";
      default -> null;
    };
  }
}
