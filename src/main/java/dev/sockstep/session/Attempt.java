package dev.sockstep.session;

import dev.sockstep.model.Call;
import dev.sockstep.model.CallError;
import dev.sockstep.sys.CallResult;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The calls of one step, made in order by one thread and watched from another: which call is in
 * progress, and what has come of those before it.
 */
final class Attempt {
  private static final long BLINK_NANOS = 30_000;

  private final Consumer<Attempt> work;
  private final Consumer<Attempt> whenReturned;
  private final List<Call> calls = new ArrayList<>(2);

  private CallThread worker;

  /** The call in progress, without a result; null when there is none. */
  private Call current;

  private long started;
  private boolean cancelled;
  private RuntimeException bug;
  private volatile boolean returned;

  /** Whether somebody may be asleep until the attempt has returned, and must be told. */
  private volatile boolean awaited;

  /** What the calls gave, for the step's end; read only after the attempt has returned. */
  final Gains gains = new Gains();

  /**
   * @param work makes the calls
   * @param whenReturned is called on the worker's thread when they are all made
   */
  Attempt(Consumer<Attempt> work, Consumer<Attempt> whenReturned) {
    this.work = work;
    this.whenReturned = whenReturned;
  }

  /** Makes the calls on the calling thread. */
  void perform(CallThread thread) {
    synchronized (this) {
      worker = thread;
    }
    try {
      work.accept(this);
    } catch (RuntimeException e) {
      bug = e;
    }
    returned = true;
  }

  /** On the worker's thread, when the calls are made: tells whoever waits for them. */
  void returned() {
    if (awaited) {
      whenReturned.accept(this);
    }
  }

  /**
   * Waits for as long as going to sleep and being woken would take: most calls are back by then.
   * Whoever gets false is told of the end by {@code whenReturned}.
   */
  boolean returnsAtOnce() {
    long deadline = System.nanoTime() + BLINK_NANOS;
    while (!returned && System.nanoTime() < deadline) {
      Thread.onSpinWait();
    }
    awaited = !returned;
    return returned;
  }

  /** Whether its first call has been begun. */
  synchronized boolean hasBegun() {
    return returned || current != null || !calls.isEmpty();
  }

  boolean hasReturned() {
    return returned;
  }

  /** Throws what a fault of our own threw on the worker's thread, if anything. */
  void throwBug() {
    if (bug != null) {
      throw bug;
    }
  }

  /**
   * A call is about to be made.
   *
   * @param arguments each decoded: what is no text, as its own writes it
   */
  synchronized void begin(String name, Object... arguments) {
    String[] decoded = new String[arguments.length];
    for (int i = 0; i < decoded.length; i++) {
      decoded[i] = arguments[i].toString();
    }
    current = new Call(name, List.of(decoded), null, null, 0);
    started = System.nanoTime();
  }

  /** It has returned. */
  void end(CallResult result) {
    CallError error = result.failed() ? CallError.of(result.errno()) : null;
    end(result.value(), error, result.nanos());
  }

  /** It has returned, and tells of an error otherwise than by errno. */
  synchronized void end(long result, CallError error, long nanos) {
    calls.add(new Call(current.name(), current.arguments(), result, error, nanos));
    current = null;
  }

  /** The calls that have returned, and the one in progress without a result. */
  synchronized List<Call> calls() {
    List<Call> all = new ArrayList<>(calls);
    if (current != null) {
      long soFar = System.nanoTime() - started;
      all.add(new Call(current.name(), current.arguments(), null, null, soFar));
    }
    return all;
  }

  /** The last call that has returned; null before one has. */
  synchronized Call lastCall() {
    return calls.isEmpty() ? null : calls.getLast();
  }

  /** The name of the call in progress; null when there is none. */
  synchronized String inProgress() {
    return current == null ? null : current.name();
  }

  /**
   * Makes the kernel interrupt the call in progress. A signal that lands before the call sleeps is
   * lost, so the caller repeats this until the attempt has returned.
   */
  synchronized void interrupt() {
    cancelled = true;
    if (current != null && worker != null) {
      worker.signal();
    }
  }

  /** Whether no further call should be made. */
  synchronized boolean isCancelled() {
    return cancelled;
  }

  /** The kernel function that the call sleeps in; null when the system does not tell. */
  String wchan() {
    CallThread thread = worker();
    return thread == null ? null : thread.wchan();
  }

  /** Whether it has not returned, and sleeps in a call. */
  boolean isAsleep() {
    CallThread thread = worker();
    return !returned && (thread == null || thread.isAsleep());
  }

  /** Whether the call is on its way back: the attempt has not returned, yet does not sleep. */
  boolean isReturning() {
    CallThread thread = worker();
    return !returned && thread != null && !thread.isAsleep();
  }

  /** Whether the end of its step is due: it has returned, or soon will. */
  boolean isOnItsWay() {
    return returned || isReturning();
  }

  private synchronized CallThread worker() {
    return worker;
  }
}
