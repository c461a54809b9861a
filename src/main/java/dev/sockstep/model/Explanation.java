package dev.sockstep.model;

import java.util.List;

/**
 * What a word of the field means.
 *
 * @param word the word, as the field spells it
 * @param title the word with what it is: {@code ECONNREFUSED (111): Connection refused}
 * @param what what it is, in a sentence or two
 * @param parts what leads there, what leads out, which call gives it and why
 * @param see the sections of RFCs and the manual pages that say more; empty when there are none
 * @param here which sockets of the session are in that situation now; null when none is
 */
public record Explanation(
    String word, String title, String what, List<Part> parts, String see, String here)
    implements View {

  public Explanation {
    parts = List.copyOf(parts);
  }

  /**
   * One sentence on it from one side.
   *
   * @param label {@code enter}, {@code leave}, or the name of a call
   * @param text the sentence
   */
  public record Part(String label, String text) {}
}
