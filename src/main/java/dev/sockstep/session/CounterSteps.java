package dev.sockstep.session;

import dev.sockstep.command.Command.Feedback;
import dev.sockstep.model.Call;
import dev.sockstep.model.Counts;
import dev.sockstep.model.Packet;
import dev.sockstep.observe.Counters;
import java.util.List;
import java.util.Map;

/**
 * The network counters that moved while a step ran. They are read before a step unless they were
 * read a moment ago, and after it only where they can explain something, so that a script of many
 * steps pays nothing for them.
 */
final class CounterSteps {
  private static final long MOMENT_NANOS = 20_000_000;

  private final Counters counters = new Counters();
  private final Settings settings;
  private Reading latest;

  CounterSteps(Settings settings) {
    this.settings = settings;
  }

  /**
   * The counters at one moment.
   *
   * @param step the step that was about to begin
   */
  record Reading(int step, long nanos, Map<String, Long> values) {}

  /** Before a step: the reading that its counts are taken from. */
  Reading begin(int step) {
    boolean fresh = latest != null && System.nanoTime() - latest.nanos < MOMENT_NANOS;
    if (!fresh || settings.feedback() == Feedback.FULL) {
      latest = new Reading(step, System.nanoTime(), counters.read());
    }
    return latest;
  }

  /** After a step that began with that reading; null where there is nothing to explain. */
  Counts end(Reading from, Call call, boolean resets, List<Packet> packets) {
    boolean matters =
        settings.feedback() == Feedback.FULL
            || call == null
            || !call.returned()
            || call.failed()
            || resets
            || hasReset(packets);
    if (!matters || from.values.isEmpty()) {
      return null;
    }
    Map<String, Long> now = counters.read();
    return new Counts(from.step, Counters.moved(from.values, now));
  }

  private static boolean hasReset(List<Packet> packets) {
    return packets.stream().anyMatch(packet -> packet.again() || packet.isReset());
  }
}
