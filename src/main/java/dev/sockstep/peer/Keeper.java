package dev.sockstep.peer;

import java.io.IOException;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.Channel;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The threads and channels of one peer: when it stops, nothing of it is left. */
final class Keeper {
  private static final long STOP_MILLIS = 2_000;

  private final String name;
  private final Set<Channel> channels = new HashSet<>();
  private final Set<Thread> threads = new HashSet<>();
  private boolean stopped;

  Keeper(String name) {
    this.name = name;
  }

  /** Takes a channel into its keeping; closes it when the peer has been stopped meanwhile. */
  synchronized <C extends Channel> C keep(C channel) throws IOException {
    if (stopped) {
      channel.close();
      throw new AsynchronousCloseException();
    }
    channels.add(channel);
    return channel;
  }

  /** Closes a channel before its time. */
  void close(Channel channel) {
    synchronized (this) {
      channels.remove(channel);
    }
    closeOne(channel);
  }

  private static void closeOne(Channel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      // close(2): the descriptor is released in any case; there is nobody left to tell.
    }
  }

  /** Runs a task on a thread of its own, until it ends or the peer stops. */
  synchronized void start(Runnable task) {
    if (stopped) {
      return;
    }
    Thread thread =
        Thread.ofPlatform()
            .daemon()
            .name("sockstep-peer-" + name)
            .unstarted(
                () -> {
                  try {
                    task.run();
                  } finally {
                    ended(Thread.currentThread());
                  }
                });
    threads.add(thread);
    thread.start();
  }

  private synchronized void ended(Thread thread) {
    threads.remove(thread);
  }

  /** Whether one of the threads is still at work. */
  synchronized boolean isAtWork() {
    return !threads.isEmpty();
  }

  /** Closes all channels, which ends what the threads wait for, and waits for the threads. */
  void stop() {
    List<Channel> open;
    List<Thread> atWork;
    synchronized (this) {
      stopped = true;
      open = List.copyOf(channels);
      atWork = List.copyOf(threads);
      channels.clear();
    }
    open.forEach(Keeper::closeOne);
    atWork.forEach(Thread::interrupt);
    long deadline = System.nanoTime() + STOP_MILLIS * 1_000_000;
    boolean interrupted = false;
    for (Thread thread : atWork) {
      try {
        long left = (deadline - System.nanoTime()) / 1_000_000;
        thread.join(Math.max(1, left));
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
