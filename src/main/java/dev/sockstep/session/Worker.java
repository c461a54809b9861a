package dev.sockstep.session;

import dev.sockstep.sys.Libc;
import dev.sockstep.sys.Signals;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * A thread that makes the calls that may block, one task at a time. It is a platform thread, for a
 * signal has to reach it: {@code pthread_kill} makes its call return EINTR.
 */
final class Worker extends Thread implements CallThread {
  /** As long as a step of a script takes; none where another thread would have to wait for it. */
  private static final long LULL_NANOS =
      Runtime.getRuntime().availableProcessors() > 1 ? 100_000 : 0;

  private final Libc libc;
  private final Consumer<Worker> whenIdle;
  private volatile Attempt task;
  private volatile boolean retired;

  private long pthread;
  private int tid;

  Worker(Libc libc, Consumer<Worker> whenIdle, int number) {
    super(null, null, "sockstep-call-" + number, 256 * 1024);
    this.libc = libc;
    this.whenIdle = whenIdle;
    setDaemon(true);
  }

  void start(Attempt attempt) {
    task = attempt;
    if (getState() == State.NEW) {
      start();
    } else {
      LockSupport.unpark(this);
    }
  }

  void retire() {
    retired = true;
    LockSupport.unpark(this);
  }

  @Override
  public void run() {
    pthread = libc.pthread_self();
    tid = libc.gettid();
    while (!retired) {
      Attempt attempt = taskIfSoon();
      if (attempt == null) {
        LockSupport.park(this);
        continue;
      }
      attempt.perform(this);
      task = null;
      whenIdle.accept(this);
      attempt.returned();
    }
  }

  /**
   * The next task, if it comes before the lull is over: in a script it does, and a thread that had
   * gone to sleep would be woken later than most calls take.
   */
  private Attempt taskIfSoon() {
    long deadline = System.nanoTime() + LULL_NANOS;
    while (task == null && !retired && System.nanoTime() < deadline) {
      Thread.onSpinWait();
    }
    return task;
  }

  @Override
  public void signal() {
    libc.pthread_kill(pthread, Signals.INTERRUPT);
  }

  @Override
  public String wchan() {
    String word = readOrNull("wchan");
    return word == null || word.isEmpty() || word.equals("0") ? null : word.strip();
  }

  @Override
  public boolean isAsleep() {
    String stat = readOrNull("stat");
    if (stat == null) {
      return true;
    }
    // The state follows the name, which stands in parentheses and may itself contain some.
    int state = stat.lastIndexOf(')') + 2;
    boolean asleep = state >= stat.length() || stat.charAt(state) != 'R';
    String function = asleep ? wchan() : null;
    return asleep && (function == null || !function.startsWith("futex"));
  }

  private String readOrNull(String file) {
    // Not by way of java.nio.file: its channels load the JDK's network library, which probes the
    // system with sockets of its own, and strace would show those among the student's.
    try (InputStream in = new FileInputStream("/proc/self/task/" + tid + "/" + file)) {
      return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      return null;
    }
  }
}
