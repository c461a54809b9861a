package dev.sockstep.command;

/**
 * A word, or several, that a line asks about.
 *
 * @param text the words, with one blank between them
 * @param column where in the line they begin, from 1; no part of their identity
 */
public record Word(String text, int column) {

  @Override
  public boolean equals(Object other) {
    return other instanceof Word word && word.text.equals(text);
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
