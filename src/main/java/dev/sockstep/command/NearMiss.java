package dev.sockstep.command;

import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lines that mean something elsewhere, or nearly mean something here: what to type instead. */
public final class NearMiss {
  static final String HELP = "help lists the verbs";

  /** Prompts that are copied along with what was typed at them: Python's, sockstep's own. */
  private static final Pattern PROMPT = Pattern.compile(">>>|\\.\\.\\.(?=\\s)|[\\w ,-]*›");

  private static final Pattern SHELL_PROMPT = Pattern.compile("\\$\\s");

  /** Programs and words that one may try at a prompt, with what does the like here. */
  private static final Map<String, String> PROGRAMS =
      Map.ofEntries(
          Map.entry("ls", "it is for another terminal; sockets lists your sockets"),
          Map.entry("dir", "it is for another terminal; sockets lists your sockets"),
          Map.entry("cd", "sockstep stays in the folder that it was started in"),
          Map.entry("pwd", "it is for another terminal"),
          Map.entry("cat", "it is for another terminal"),
          Map.entry("ps", "it is for another terminal; sockets lists your sockets"),
          Map.entry("ss", "write sockets: your sockets and their other ends, as ss shows them"),
          Map.entry("netstat", "write sockets: your sockets and their other ends"),
          Map.entry("lsof", "write sockets: your sockets, with their descriptors"),
          Map.entry("strace", "each step shows its system calls as strace does"),
          Map.entry("tcpdump", "write wire: it shows the packets"),
          Map.entry("wireshark", "write wire save FILE.pcap, and open that with it"),
          Map.entry("clear", "Ctrl-L clears the screen"),
          Map.entry("cls", "Ctrl-L clears the screen"),
          Map.entry("telnet", "its steps are create, connect HOST PORT, send, recv"),
          Map.entry("nc", "its steps are create, connect HOST PORT, send, recv"),
          Map.entry("curl", "its steps are create, connect HOST 80, send, recv"),
          Map.entry("ping", "a connect tells whether a host answers"),
          Map.entry("ip", "it is for another terminal"),
          Map.entry("sudo", "leave with quit first: sudo sockstep"),
          Map.entry("python", "a line of Python can be typed as it is: s = socket.socket()"),
          Map.entry("python3", "a line of Python can be typed as it is: s = socket.socket()"),
          Map.entry("why", "the card of a failed call says why; explain tells more: explain EPIPE"),
          Map.entry("learn", "leave with quit first: sockstep learn"),
          Map.entry("replay", "leave with quit first: sockstep replay LESSON"),
          Map.entry("undo", "a call cannot be undone; rerun N makes the first N steps again"),
          Map.entry("sockstep", "you are in it: " + HELP));

  private NearMiss() {}

  /**
   * A line that was copied with the prompt in front of it.
   *
   * @param isLine tells whether a text can be typed here
   * @throws Mistake when it is one
   */
  static void checkPrompt(String line, int start, Predicate<String> isLine) throws Mistake {
    String text = line.substring(start);
    Matcher prompt = PROMPT.matcher(text);
    if (prompt.lookingAt()) {
      boolean own = prompt.group().endsWith("›");
      String rest = text.substring(prompt.end()).strip();
      throw new Mistake(
          start + 1,
          own
              ? "the prompt is no part of the line"
              : "\"" + prompt.group() + "\" is Python's prompt, and no part of the line",
          rest.isEmpty() ? HELP : "write " + rest);
    }
    Matcher shell = SHELL_PROMPT.matcher(text);
    if (shell.lookingAt()) {
      String rest = text.substring(shell.end()).strip();
      throw new Mistake(
          start + 1,
          "\"$\" is the prompt of the system's shell, and no part of a line",
          isLine.test(rest)
              ? "write " + rest
              : "what is behind it is for another terminal; " + HELP);
    }
  }

  /**
   * A word where a verb is expected.
   *
   * @param behind what stands behind it in the line
   * @param alone whether no name or sign stands before it
   */
  static Mistake verb(String word, int column, String behind, boolean alone) {
    String rest = behind.strip();
    if (alone && PROGRAMS.containsKey(word)) {
      return new Mistake(column, "\"" + word + "\" is no verb of sockstep", PROGRAMS.get(word));
    }
    if (alone && word.equals("man") && Verb.of(rest).isPresent()) {
      return new Mistake(column, "\"man\" is no verb of sockstep", "write help " + rest);
    }
    // That a verb begins with the word says less than that a verb follows it: "conn send".
    Optional<String> near = Nearest.to(word, Verb.words());
    Optional<String> dotted =
        alone && near.filter(verb -> !verb.startsWith(word)).isEmpty()
            ? onSocket(word, rest)
            : Optional.empty();
    return unknown(word, column, dotted.or(() -> near.map(NearMiss::didYouMean)).orElse(HELP));
  }

  /** {@code c.state}, as Python would show it. */
  static Mistake field(Name name, String field, int column) {
    return new Mistake(
        column,
        "\"" + field + "\" is no verb: it is a field of the socket",
        "print $" + name + "." + field + " shows it, inspect " + name + " all of them");
  }

  /** A word behind {@code help}, where none but a verb is left to be meant. */
  static Mistake topic(Token word) {
    String mend =
        Nearest.to(word.text(), Verb.words())
            .map(NearMiss::didYouMean)
            .orElse(HELP + "; other words: explain " + word.text());
    return unknown(word.text(), word.column(), mend);
  }

  private static Mistake unknown(String word, int column, String mend) {
    return new Mistake(column, "unknown verb \"" + word + "\"", mend);
  }

  private static String didYouMean(String verb) {
    return "did you mean \"" + verb + "\"? " + HELP;
  }

  /**
   * {@code c send "x"}: short for {@code connect}, but meant is a socket of that name.
   *
   * @param mistake what is wrong with the line as it is
   */
  static Mistake orOnSocket(Mistake mistake, Verb verb, String line, int start, int end) {
    String word = line.substring(start, end);
    return verb.aliases().contains(word)
        ? onSocket(word, line.substring(end).strip())
            .map(
                mend ->
                    new Mistake(
                        start + 1, "\"" + word + "\" alone is short for " + verb.word(), mend))
            .orElse(mistake)
        : mistake;
  }

  /** {@code c send "x"}: the dot was forgotten. */
  private static Optional<String> onSocket(String name, String rest) {
    String second = rest.split("\\s", 2)[0];
    boolean forgotten =
        Name.isName(name)
            && Verb.words().contains(second)
            && Verb.of(second).filter(Verb::actsOnSocket).isPresent();
    return forgotten
        ? Optional.of("to act on a socket of that name: " + name + "." + rest)
        : Optional.empty();
  }

  /**
   * {@code b"…"}: what Python writes before a text.
   *
   * @param start where the word begins that ends with a quote or a blank
   * @throws Mistake when it is such a prefix
   */
  static void checkPrefix(String line, int start, int end) throws Mistake {
    boolean quoted = end < line.length() && "\"'".indexOf(line.charAt(end)) >= 0;
    String word = line.substring(start, end);
    if (quoted && word.length() <= 2 && word.chars().allMatch(c -> "bBrRuUfF".indexOf(c) >= 0)) {
      throw new Mistake(
          start + 1,
          "\"" + word + "\" before a quote is Python's: here text is bytes without it",
          "write " + line.substring(0, start).strip() + " " + line.substring(end).strip());
    }
  }

  /**
   * A quote that a word processor has made round.
   *
   * @throws Mistake when the character is one
   */
  public static void checkQuote(String line, int at) throws Mistake {
    char c = line.charAt(at);
    if ("“”„‟‘’‚‛«»".indexOf(c) >= 0) {
      throw new Mistake(
          at + 1,
          "\"" + c + "\" is a typographic quote: text stands between two plain ones",
          "write " + line.strip().replaceAll("[“”„‟«»]", "\"").replaceAll("[‘’‚‛]", "'"));
    }
  }
}
