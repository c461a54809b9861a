package dev.sockstep.lesson;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a lesson may need of the machine that it runs on. */
public enum LessonNeed {
  CAPTURE("capture", "the right to capture packets (CAP_NET_RAW)"),
  IPV6("ipv6", "IPv6 on the loopback interface"),
  LAB("lab", "a network of its own: sockstep --lab"),
  /** Not the machine, but the check: it must not run beside other lessons. */
  ALONE("alone", "that nothing else runs beside it");

  private final String word;
  private final String text;

  LessonNeed(String word, String text) {
    this.word = word;
    this.text = text;
  }

  /** As the front matter has it. */
  public String word() {
    return word;
  }

  /** What it is, for the reason why a lesson is skipped. */
  public String text() {
    return text;
  }

  static Optional<LessonNeed> of(String word) {
    return Arrays.stream(values()).filter(need -> need.word.equals(word)).findFirst();
  }

  static List<String> words() {
    return Arrays.stream(values()).map(LessonNeed::word).toList();
  }
}
