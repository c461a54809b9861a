package dev.sockstep.session;

import dev.sockstep.model.Change;
import dev.sockstep.model.Change.Property;
import dev.sockstep.model.Notice;
import dev.sockstep.model.Packet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Sees what the other ends and the kernel's timers do between the steps, and tells it once. A look
 * takes microseconds, so that several a second are no load.
 */
final class Watch extends Thread {
  private static final long INTERVAL_NANOS = 150_000_000;

  private final Sync sync;
  private final LookOut lookOut;
  private final Wire wire;
  private final Journal journal;
  private final Consumer<Notice> notices;
  private final Map<String, String> told = new HashMap<>();

  /** The step behind which that was told: with the next, it is some way up the screen. */
  private int toldSince;

  private volatile boolean ended;

  Watch(Sync sync, LookOut lookOut, Wire wire, Journal journal, Consumer<Notice> notices) {
    super(null, null, "sockstep-watch", 256 * 1024);
    this.sync = sync;
    this.lookOut = lookOut;
    this.wire = wire;
    this.journal = journal;
    this.notices = notices;
    setDaemon(true);
  }

  void end() {
    ended = true;
    LockSupport.unpark(this);
  }

  @Override
  public void run() {
    while (!ended) {
      LockSupport.parkNanos(this, INTERVAL_NANOS);
      sync.run(this::look);
    }
  }

  /** A command under way tells what it changes itself. */
  private void look() {
    if (ended || journal.isBusy()) {
      return;
    }
    List<Change> changes = lookOut.changes();
    changes.addAll(lookOut.changesAtRest());
    wire.follow(changes);
    List<Packet> packets = wire.news();
    changes.removeIf(Watch::isAcknowledgement);
    if (!changes.isEmpty() || !packets.isEmpty()) {
      List<String> words = changes.stream().map(this::words).toList();
      notices.accept(new Notice(changes, words, packets));
    }
  }

  /** What a change means; of what a timer does again and again, only the first time in a row. */
  private String words(Change change) {
    String cause = lookOut.cause(change);
    if (journal.steps() != toldSince) {
      told.clear();
      toldSince = journal.steps();
    }
    boolean again = cause.equals(told.put(change.socket() + " " + change.what(), cause));
    return again && isOfTimers(change.what()) ? "" : cause;
  }

  private static boolean isOfTimers(Property what) {
    return switch (what) {
      case RETRANS, RETRANSMITS, PROBES, ATTEMPTS, TIMEOUTS, KEEPALIVES -> true;
      case STATE, RECVQ, ACCEPTQ, DROPS, URGENT -> false;
      case FD, LOCAL, PEER, SENDQ, QUEUED -> false;
    };
  }

  /** That data has been acknowledged is no news: it always is, a moment later. */
  private static boolean isAcknowledgement(Change change) {
    return change.what() == Property.SENDQ
        && (change.after() == null
            || change.before() != null
                && Long.parseLong(change.after()) < Long.parseLong(change.before()));
  }
}
