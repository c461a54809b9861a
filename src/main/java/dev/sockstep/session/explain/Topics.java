package dev.sockstep.session.explain;

import dev.sockstep.command.MessageFlag;
import dev.sockstep.command.SocketOption;
import dev.sockstep.command.Verb;
import dev.sockstep.model.Errno;
import dev.sockstep.model.Explanation;
import dev.sockstep.model.Explanation.Part;
import dev.sockstep.observe.catalogue.Modes;
import dev.sockstep.session.explain.Topic.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Makes the topics out of the texts and of the tables that the program has anyway. */
final class Topics {
  private final List<Entry> errnos = new ArrayList<>();
  private final List<Topic> topics = new ArrayList<>();

  private Topics() {}

  static List<Topic> all() {
    Topics made = new Topics();
    made.add(Kind.STATE, word -> word + ": a TCP state", StateTexts.OPENING, StateTexts.CLOSING);
    made.errnos();
    made.verbs();
    made.add(Kind.STAGE, word -> word + ": a stage of a socket's life", StageTexts.TEXT);
    made.add(Kind.FLAG, word -> word + ": a flag in the TCP header", FlagTexts.TEXT);
    made.add(Kind.MESSAGE_FLAG, Topics::messageFlagTitle, MessageFlagTexts.TEXT);
    made.add(Kind.OPTION, Topics::optionTitle, OptionTexts.SOCKET, OptionTexts.PROTOCOL);
    made.add(Kind.FIELD, word -> word, FieldTexts.ENDS, FieldTexts.TRAFFIC, FieldTexts.HANDLING);
    made.add(Kind.FIELD, word -> word, SystemTexts.KERNEL, SystemTexts.NETWORK);
    made.add(Kind.FIELD, word -> word + ": a private network", LabTexts.TEXT);
    made.add(Kind.FIELD, word -> word + ": the second way to write a line", PythonTexts.TEXT);
    Modes.all().forEach(mode -> made.topics.add(ModeTexts.topic(mode)));
    return made.topics.stream()
        .sorted((a, b) -> a.kind().compareTo(b.kind())) // a stable sort
        .toList();
  }

  private void add(Kind kind, Function<String, String> title, String... texts) {
    for (String text : texts) {
      Entry.all(text).forEach(entry -> add(kind, entry, title.apply(entry.word())));
    }
  }

  private void add(Kind kind, Entry entry, String title) {
    topics.add(
        new Topic(
            kind,
            entry.words(),
            new Explanation(entry.word(), title, entry.what(), entry.parts(), entry.see(), null)));
  }

  private void errnos() {
    for (String text :
        List.of(
            ConnectionErrnoTexts.TEXT,
            AddressErrnoTexts.TEXT,
            UseErrnoTexts.TEXT,
            ResourceErrnoTexts.TEXT)) {
      errnos.addAll(Entry.all(text));
    }
    errnos.forEach(entry -> add(Kind.ERRNO, ModeTexts.withModes(entry), errnoTitle(entry)));
    List<String> told = errnos.stream().map(Entry::word).toList();
    for (Errno errno : Errno.values()) {
      if (!told.contains(errno.name())) {
        String what = "No manual page of the calls on sockets names it.";
        List<String> words =
            errno == Errno.EDEADLK ? List.of("EDEADLK", "EDEADLOCK") : List.of(errno.name());
        Entry entry = new Entry(words, what, List.of(), "errno(3)");
        add(Kind.ERRNO, entry, errnoTitle(entry));
      }
    }
  }

  private static String errnoTitle(Entry entry) {
    if (entry.word().startsWith("EAI_")) {
      return entry.word() + ": a code of getaddrinfo";
    }
    Errno errno = Errno.valueOf(entry.word());
    return String.join(", ", entry.words()) + " (errno " + errno.number() + "): " + errno.message();
  }

  private void verbs() {
    List<Entry> told = Entry.all(VerbTexts.TEXT);
    for (Verb verb : Verb.values()) {
      Entry entry =
          told.stream()
              .filter(each -> each.word().equals(verb.word()))
              .findFirst()
              .orElseGet(() -> fromTable(verb));
      List<Part> parts = new ArrayList<>(entry.parts());
      String errnos = errnosOf(verb);
      if (!errnos.isEmpty()) {
        parts.add(new Part("fails", "with " + errnos));
      }
      String see = verb.man() == null ? "" : verb.man();
      Entry whole = new Entry(List.of(verb.word()), entry.what(), parts, see);
      add(Kind.VERB, whole, "the verb " + verb.synopsis());
    }
  }

  private static Entry fromTable(Verb verb) {
    String help = verb.help();
    String what = help.substring(0, 1).toUpperCase(Locale.ROOT) + help.substring(1) + ".";
    return new Entry(List.of(verb.word()), what, List.of(), "");
  }

  /** The errnos whose texts say why this call gives them. */
  private String errnosOf(Verb verb) {
    String call = verb == Verb.CREATE ? "socket" : verb.word();
    List<String> found =
        errnos.stream()
            .filter(errno -> errno.parts().stream().anyMatch(part -> part.label().equals(call)))
            .map(Entry::word)
            .toList();
    return String.join(", ", found);
  }

  private static String messageFlagTitle(String word) {
    MessageFlag flag =
        Arrays.stream(MessageFlag.values())
            .filter(each -> each.symbol().equals(word))
            .findFirst()
            .orElseThrow();
    boolean sends = flag.fits(MessageFlag.Use.SEND);
    boolean receives = flag.fits(MessageFlag.Use.RECV);
    String calls = sends && receives ? "send and recv" : sends ? "send" : "recv";
    return word + ": a flag of " + calls + ", typed " + flag.word();
  }

  private static String optionTitle(String word) {
    SocketOption option =
        Arrays.stream(SocketOption.values())
            .filter(each -> each.name().equals(word))
            .findFirst()
            .orElseThrow();
    String values =
        switch (option.shape()) {
          case FLAG -> "on or off";
          case INT -> "a number";
          case TIME -> "a duration";
          case LINGER -> "off or seconds";
          case TEXT -> "a name";
          case INET4 -> "an IPv4 address";
          case READ_ONLY -> "only read";
        };
    return word + ": a socket option of " + option.level().symbol() + ", " + values;
  }
}
