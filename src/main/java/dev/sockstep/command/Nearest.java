package dev.sockstep.command;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The word that a mistyped one was probably meant to be. */
public final class Nearest {
  private Nearest() {}

  /**
   * The nearest of the candidates, by edits (insert, delete, replace, swap of neighbours), in
   * capitals or not; empty when none is within a third of the word's length, at least one edit, and
   * none begins with it. To a single letter, only the same in the other case is near.
   */
  public static Optional<String> to(String word, Collection<String> candidates) {
    String best = null;
    int most = word.length() < 2 ? 0 : Math.max(1, (word.length() + 1) / 3);
    int bestDistance = most + 1;
    for (String candidate : candidates) {
      if (Math.abs(word.length() - candidate.length()) > most) {
        // Each letter too many is an edit; a line of a million letters would take long to compare.
        continue;
      }
      int distance = distance(plain(word), plain(candidate));
      if (distance < bestDistance) {
        best = candidate;
        bestDistance = distance;
      }
    }
    if (best == null && word.length() >= 2) {
      best =
          candidates.stream()
              .filter(c -> plain(c).startsWith(plain(word)))
              .findFirst()
              .orElse(null);
    }
    return Optional.ofNullable(best);
  }

  /** The mend that names the nearest word, or where there is none, all of them. */
  static String mend(String word, List<String> words, String plural) {
    return to(word, words)
        .map(near -> "did you mean \"" + near + "\"?")
        .orElseGet(() -> "the " + plural + " are " + String.join(", ", words));
  }

  private static String plain(String word) {
    return word.toLowerCase(Locale.ROOT);
  }

  /** Optimal string alignment distance. */
  static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          d[i][j] = i + j;
          continue;
        }
        int same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        d[i][j] = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + same);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
        }
      }
    }
    return d[a.length()][b.length()];
  }
}
