package dev.sockstep.command;

import java.util.regex.Pattern;

/**
 * The name of a socket as a line mentions it.
 *
 * @param text the name
 * @param column where in the line it stands, from 1; no part of the name's identity
 */
public record Name(String text, int column) {
  private static final Pattern FORM = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  /** Whether a word has the form of a name: a letter or underscore, then letters, digits too. */
  public static boolean isName(String word) {
    return FORM.matcher(word).matches();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Name name && name.text.equals(text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
