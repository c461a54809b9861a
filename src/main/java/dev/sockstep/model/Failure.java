package dev.sockstep.model;

import java.util.List;

/**
 * Why a call failed this time.
 *
 * @param mode the failure mode's name: {@code connection refused}, {@code broken pipe}…
 * @param why one or two sentences about this very failure
 * @param evidence what was seen that tells this mode from others with the same errno
 * @param attempt what to try next
 */
public record Failure(String mode, String why, List<String> evidence, String attempt) {
  public Failure {
    evidence = List.copyOf(evidence);
  }
}
