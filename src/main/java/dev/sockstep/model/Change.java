package dev.sockstep.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * One difference that the observer saw on one socket between two looks at it.
 *
 * @param socket the socket's name in the session
 * @param what which property changed
 * @param before its value before; null when it had none
 * @param after its value after; null when it has none now
 */
public record Change(String socket, Property what, String before, String after) {

  /** What can change. */
  public enum Property {
    FD("fd", true),
    STATE("state", false),
    LOCAL("local", false),
    PEER("peer", false),
    RECVQ("recvq", true),
    SENDQ("sendq", true),
    ACCEPTQ("acceptq", true),
    QUEUED("queued", true),
    DROPS("drops", true),
    RETRANS("retrans", true),
    /** Retransmissions of the outstanding segment that could not even be sent. */
    RETRANSMITS("retransmits", true),
    /** Probes of a window that is closed, since it closed. */
    PROBES("probes", true),
    /** Attempts to send data for the first time, none of which reached the link. */
    ATTEMPTS("attempts", true),
    /** Retransmission timers of a connection without a descriptor that have run out. */
    TIMEOUTS("timeouts", true),
    /** Keep-alive probes that nothing has answered. */
    KEEPALIVES("keepalives", true),
    /** An urgent byte that waits apart from the others. */
    URGENT("urgent", false);

    private final String word;
    private final boolean number;

    Property(String word, boolean number) {
      this.word = word;
      this.number = number;
    }

    /** The name in JSON and in expectations. */
    public String word() {
      return word;
    }

    /** Whether its values are whole numbers. */
    public boolean isNumber() {
      return number;
    }
  }

  /** What two looks have seen, one after the other, as one look would have. */
  public static List<Change> joined(List<Change> first, List<Change> then) {
    if (first.isEmpty() || then.isEmpty()) {
      return first.isEmpty() ? then : first;
    }
    Map<List<Object>, Change> all = new LinkedHashMap<>();
    for (Change change : first) {
      all.put(List.of(change.socket, change.what), change);
    }
    for (Change change : then) {
      all.merge(
          List.of(change.socket, change.what),
          change,
          (old, next) -> new Change(old.socket, old.what, old.before, next.after));
    }
    return all.values().stream()
        .filter(change -> !Objects.equals(change.before, change.after))
        .toList();
  }
}
