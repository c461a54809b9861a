package dev.sockstep.session;

import dev.sockstep.sys.Libc;
import dev.sockstep.sys.Signals;
import java.util.ArrayDeque;
import java.util.Deque;

/** The idle workers. As many come to exist as calls are blocked at once, and one more. */
final class Workers implements AutoCloseable {
  private final Libc libc;
  private final Deque<Worker> idle = new ArrayDeque<>();
  private int made;
  private boolean closed;

  Workers(Libc libc) {
    this.libc = libc;
  }

  void start(Attempt attempt) {
    take().start(attempt);
  }

  private synchronized Worker take() {
    Worker worker = idle.poll();
    if (worker != null) {
      return worker;
    }
    if (made == 0) {
      // Without SA_RESTART, so that a blocked call returns EINTR (signal(7)). abs() as the handler
      // takes an int and touches nothing, so it is safe wherever the signal lands.
      libc.sigaction(Signals.INTERRUPT, "abs", 0);
    }
    return new Worker(libc, this::idle, ++made);
  }

  private synchronized void idle(Worker worker) {
    if (closed) {
      worker.retire();
    } else {
      idle.push(worker);
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    idle.forEach(Worker::retire);
    idle.clear();
  }
}
