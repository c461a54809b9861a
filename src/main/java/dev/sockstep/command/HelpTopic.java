package dev.sockstep.command;

/** What {@code help} is asked about. */
public sealed interface HelpTopic {
  /** The word that a student types behind help. */
  String word();

  /** Every verb, a line each. */
  record All() implements HelpTopic {
    static final String WORD = "all";

    @Override
    public String word() {
      return WORD;
    }
  }

  /** The verbs of a group, with their forms. */
  record OfGroup(Verb.Group group) implements HelpTopic {
    @Override
    public String word() {
      return group.word();
    }
  }

  /** One verb, with examples. */
  record OfVerb(Verb verb) implements HelpTopic {
    @Override
    public String word() {
      return verb.word();
    }
  }
}
