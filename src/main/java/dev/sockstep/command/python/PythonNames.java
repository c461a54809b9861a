package dev.sockstep.command.python;

import dev.sockstep.command.Mistake;
import dev.sockstep.command.python.PythonToken.Kind;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The names in a line of Python.
 *
 * @param given those that the line gives a value
 * @param actsOn the one whose method it calls; empty when it calls none
 * @param used all that it mentions, but for attributes
 */
public record PythonNames(Set<String> given, Optional<String> actsOn, Set<String> used) {
  private static final PythonNames NONE = new PythonNames(Set.of(), Optional.empty(), Set.of());

  /** The names of a line; none where it can't be read: whoever runs it is told why. */
  public static PythonNames of(String line) {
    try {
      return of(PythonLexer.tokens(line));
    } catch (Mistake notPython) {
      return NONE;
    }
  }

  private static PythonNames of(List<PythonToken> tokens) {
    int value = value(tokens);
    PythonToken first = tokens.get(value);
    boolean acts = first.kind() == Kind.NAME && tokens.get(value + 1).is(".");
    return new PythonNames(
        names(tokens.subList(0, value)),
        acts ? Optional.of(first.text()) : Optional.empty(),
        names(tokens));
  }

  /** Where the value begins that an assignment gives; 0 where the line assigns nothing. */
  static int value(List<PythonToken> tokens) {
    int equals = 0;
    while (tokens.get(equals).kind() == Kind.NAME || tokens.get(equals).is(",")) {
      equals++;
    }
    return tokens.get(equals).is("=") ? equals + 1 : 0;
  }

  private static Set<String> names(List<PythonToken> tokens) {
    Set<String> names = new LinkedHashSet<>();
    for (int i = 0; i < tokens.size(); i++) {
      boolean attribute = i > 0 && tokens.get(i - 1).is(".");
      if (tokens.get(i).kind() == Kind.NAME && !attribute) {
        names.add(tokens.get(i).text());
      }
    }
    return names;
  }
}
