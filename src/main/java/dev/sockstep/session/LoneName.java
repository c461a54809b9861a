package dev.sockstep.session;

import dev.sockstep.command.Field;
import dev.sockstep.command.Mistake;
import dev.sockstep.command.Name;
import dev.sockstep.command.Ref;
import dev.sockstep.command.Verb;
import dev.sockstep.command.python.RunTimeValues;

/**
 * A line that is nothing but a name, by which one asks a Python shell what it stands for. It may be
 * a verb's short form too: after {@code a = create}, {@code a} would make the call accept. Python's
 * own names show their values; those of sockets and peers are told what does.
 */
final class LoneName {
  private LoneName() {}

  /**
   * @param values of the session, as they are now
   * @throws Mistake when the line is the name of something, and no verb's own word
   */
  static void check(String line, RunTimeValues values) throws Mistake {
    String word = line.strip();
    if (!Name.isName(word) || Verb.words().contains(word)) {
      return;
    }
    Name name = new Name(word, line.indexOf(word) + 1);
    if (values.value(new Ref(name, Field.STAGE)) != null) {
      throw mistake(
          name, "a socket", "inspect " + word + " shows it; " + word + ".VERB acts on it");
    }
    if (values.value(new Ref(name, Field.CONNECTIONS)) != null) {
      throw mistake(name, "a peer", "peer lists what each did; $" + word + " is its address");
    }
  }

  private static Mistake mistake(Name name, String what, String mend) {
    return Verb.of(name.text())
        .map(
            verb ->
                new Mistake(
                    name.column(),
                    "\"" + name + "\" is short for " + verb.word() + ", and names " + what + " too",
                    "write " + verb.word() + " if you mean the verb; " + mend))
        .orElseGet(
            () ->
                new Mistake(
                    name.column(),
                    "\"" + name + "\" names " + what + ", and a line begins with a verb",
                    mend));
  }
}
