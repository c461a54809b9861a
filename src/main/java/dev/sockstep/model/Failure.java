package dev.sockstep.model;

import java.util.List;

/**
 * Why a call failed this time.
 *
 * @param mode the failure mode's title: {@code connection refused}, {@code broken pipe}…
 * @param why one or two sentences about this very failure
 * @param evidence what was seen that tells this mode from others with the same errno
 * @param attempt what to try next
 * @param id the mode's own name in the catalogue; null when the catalogue does not have it
 */
public record Failure(String mode, String why, List<String> evidence, String attempt, String id) {
  public Failure {
    evidence = List.copyOf(evidence);
  }

  /** A failure that the catalogue has no mode for. */
  public Failure(String mode, String why, List<String> evidence, String attempt) {
    this(mode, why, evidence, attempt, null);
  }
}
