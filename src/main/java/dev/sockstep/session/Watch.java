package dev.sockstep.session;

import dev.sockstep.model.Change;
import dev.sockstep.model.Change.Property;
import dev.sockstep.model.Notice;
import dev.sockstep.model.Packet;
import java.util.List;
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
      List<String> words = changes.stream().map(lookOut::cause).toList();
      notices.accept(new Notice(changes, words, packets));
    }
  }

  /** That data has been acknowledged is no news: it always is, a moment later. */
  private static boolean isAcknowledgement(Change change) {
    return change.what() == Property.SENDQ
        && (change.after() == null
            || change.before() != null
                && Long.parseLong(change.after()) < Long.parseLong(change.before()));
  }
}
