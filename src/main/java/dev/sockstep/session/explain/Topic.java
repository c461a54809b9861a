package dev.sockstep.session.explain;

import dev.sockstep.model.Explanation;
import java.util.List;

/**
 * A word that can be explained.
 *
 * @param kind what it is a word for
 * @param words its spellings, the usual one first
 * @param explanation without a word on the session's sockets
 */
public record Topic(Kind kind, List<String> words, Explanation explanation) {

  /** What words there are; where a word is several of them, the first is meant. */
  public enum Kind {
    STATE("the TCP state"),
    VERB("the verb"),
    STAGE("the stage"),
    FLAG("the TCP flag"),
    MESSAGE_FLAG("the flag of send or recv"),
    OPTION("the socket option"),
    ERRNO("the errno"),
    FIELD("the word"),
    MODE("the failure mode");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }

  String word() {
    return words.getFirst();
  }
}
