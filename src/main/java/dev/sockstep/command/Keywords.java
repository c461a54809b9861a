package dev.sockstep.command;

import java.util.Set;

/** The words of a language that nothing in a program can be called. */
public enum Keywords {
  /** {@code keyword.kwlist} of CPython. */
  PYTHON(
      """
      False None True and as assert async await break class continue def del elif else except
      finally for from global if import in is lambda nonlocal not or pass raise return try while
      with yield
      """),
  /** C23, 6.4.1, but for those that begin with an underscore and a capital. */
  C(
      """
      alignas alignof auto bool break case char const constexpr continue default do double else enum
      extern false float for goto if inline int long nullptr register restrict return short signed
      sizeof static static_assert struct switch thread_local true typedef typeof typeof_unqual union
      unsigned void volatile while
      """),
  /** The Java Language Specification, 3.9 and 3.10: reserved keywords and literals. */
  JAVA(
      """
      _ abstract assert boolean break byte case catch char class const continue default do double
      else enum extends false final finally float for goto if implements import instanceof int
      interface long native new null package private protected public return short static strictfp
      super switch synchronized this throw throws transient true try void volatile while
      """);

  private final Set<String> words;

  Keywords(String words) {
    this.words = Set.of(words.split("\\s+"));
  }

  Set<String> words() {
    return words;
  }

  public boolean has(String word) {
    return words.contains(word);
  }

  /** What the language calls it: a keyword gets an underscore behind it, as PEP 8 has it. */
  public String id(String name) {
    return has(name) ? name + "_" : name;
  }
}
