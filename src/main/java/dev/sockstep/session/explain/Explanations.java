package dev.sockstep.session.explain;

import dev.sockstep.command.Mistake;
import dev.sockstep.command.Word;
import dev.sockstep.model.Explanation;
import dev.sockstep.model.Explanation.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Every word that can be explained. */
public final class Explanations {
  private static final List<Topic> ALL = Topics.all();

  private Explanations() {}

  /** All topics, those of one kind together. */
  public static List<Topic> all() {
    return ALL;
  }

  /** All the words, each topic's usual one only, in the order of their kinds. */
  public static List<String> words() {
    return ALL.stream().map(Topic::word).distinct().toList();
  }

  /** Words and their other spellings: what a mistyped word may have been meant to be. */
  public static List<String> spellings() {
    return ALL.stream().flatMap(topic -> topic.words().stream()).distinct().toList();
  }

  /**
   * The topic of a word, in capitals or not, with or without {@code _}, {@code -} and blanks. Where
   * several have it, the one that is spelt just so comes first. An errno also by its number, and by
   * its message.
   */
  public static Optional<Topic> of(String word) {
    return ofWord(word)
        .or(
            () ->
                ErrnoWords.name(word, Explanations::isSpelt)
                    .flatMap(Explanations::ofWord)
                    .map(topic -> ErrnoWords.withErrno(topic, word)));
  }

  /** Whether it is a word that is spelt just so. */
  private static boolean isSpelt(String word) {
    return ALL.stream().anyMatch(topic -> topic.words().contains(word));
  }

  /** What is wrong with a number that is no errno; empty for other words. */
  public static Optional<Mistake> noErrno(Word word) {
    return ErrnoWords.mistake(word);
  }

  private static Optional<Topic> ofWord(String word) {
    String plain = plain(word);
    List<Topic> found =
        ALL.stream()
            .filter(topic -> topic.words().stream().anyMatch(w -> isSame(w, plain)))
            .toList();
    Optional<Topic> exact =
        found.stream().filter(topic -> topic.words().contains(word)).findFirst();
    return exact.or(() -> found.stream().findFirst()).map(topic -> withOthers(topic, found));
  }

  private static boolean isSame(String word, String plain) {
    return plain(word).equals(plain);
  }

  private static String plain(String word) {
    return word.toLowerCase(Locale.ROOT).replaceAll("[-_ ]", "");
  }

  /**
   * {@code listen} is a verb, {@code LISTEN} a state: whoever asks for one is told of the other.
   */
  private static Topic withOthers(Topic topic, List<Topic> found) {
    List<String> others =
        found.stream()
            .filter(other -> other != topic)
            .map(
                other ->
                    topic.words().contains(other.word())
                        ? other.kind().words() + " of that name: " + other.explanation().what()
                        : "explain " + other.word() + " tells of " + other.kind().words())
            .toList();
    if (others.isEmpty()) {
      return topic;
    }
    Explanation own = topic.explanation();
    List<Part> parts =
        Stream.concat(own.parts().stream(), others.stream().map(text -> new Part("also", text)))
            .toList();
    return new Topic(
        topic.kind(),
        topic.words(),
        new Explanation(
            own.word(), own.title(), own.what(), new ArrayList<>(parts), own.see(), null));
  }
}
