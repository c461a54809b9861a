package dev.sockstep.observe.catalogue;

import java.util.List;

/**
 * What is known of a failure mode before it happens.
 *
 * @param title its name on the card, which modes of one errno may share: {@code broken pipe}
 * @param calls the calls that it can happen to, as their manual pages are named
 * @param errnos the errnos they give then; an {@code EAI_*} for getaddrinfo
 * @param need what bringing it about takes
 * @param cause what has happened, in a clause
 * @param tells the evidence that tells it from the others of its errno
 * @param attempt what to try
 */
public record Facts(
    String title,
    List<String> calls,
    List<String> errnos,
    Need need,
    String cause,
    String tells,
    String attempt) {

  /** Several calls or errnos are divided by blanks. */
  static Facts of(
      String title,
      String calls,
      String errnos,
      Need need,
      String cause,
      String tells,
      String attempt) {
    return new Facts(
        title, List.of(calls.split(" ")), List.of(errnos.split(" ")), need, cause, tells, attempt);
  }
}
