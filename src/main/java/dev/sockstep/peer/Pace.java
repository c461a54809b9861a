package dev.sockstep.peer;

import dev.sockstep.command.PeerAction.Manner;
import dev.sockstep.model.PeerKind;
import java.time.Duration;

/** How often a slow peer does what it does. */
final class Pace {
  /** What a slow peer reads at a time. */
  static final int SLOW_BYTES = 512;

  /** A slow peer's receive buffer; the kernel doubles it, and has a least of its own. */
  static final int SLOW_BUFFER = 2048;

  private static final Duration SLOW = Duration.ofMillis(500);
  private static final Duration TRICKLE = Duration.ofMillis(500);

  private Pace() {}

  /** The pace asked for, else the kind's own; null for a kind without. */
  static Duration of(PeerKind kind, Manner manner) {
    return manner
        .every()
        .orElseGet(
            () ->
                switch (kind) {
                  case SLOW -> SLOW;
                  case TRICKLE -> TRICKLE;
                  case ECHO, HTTP, SILENT, RESET, CLOSE, FLOOD, FULL, HALF -> null;
                });
  }
}
