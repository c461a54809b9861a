package dev.sockstep.render;

import java.util.random.RandomGenerator;

/** What a random generator chooses: words of any characters, one of several, now and then. */
class Chance {
  /** What could drive a terminal, or upset the columns. */
  private static final String[] HOSTILE = {
    "\033[2J",
    "\033]0;title\007",
    "\u009b31m",
    "\u009d0;x\u009c",
    "\0",
    "\b\b\b",
    "\r",
    "\n",
    "\t",
    "\u007f",
    "\u0085",
    "\u00ad",
    "\u200b",
    "\u200d",
    "\u202e",
    "\u2066",
    "\u2069",
    "\u2028",
    "\u2029",
    "\ufeff",
    "\ue000",
    "\ud800",
    "\udc00",
    "\uffff",
    "\u180e",
    "\u061c",
    "\ud83e\udd8a",
    "\u4e16\u754c",
    "e\u0301\u0302",
    "\u0301",
    "\u00a0",
    "\u3000",
    "\u05d0\u05d1",
    "\ud83d\udc68\u200d\ud83d\udc69",
    "\udb40\udc01",
    "\udbff\udffd",
    "\ud834\udd73",
  };

  final RandomGenerator random;

  Chance(RandomGenerator random) {
    this.random = random;
  }

  /** Words of any characters, short and long. */
  String text() {
    StringBuilder text = new StringBuilder();
    for (int pieces = random.nextInt(12); pieces > 0; pieces--) {
      switch (random.nextInt(6)) {
        case 0 -> text.append(any(HOSTILE));
        case 1 -> text.append(" ".repeat(1 + random.nextInt(4)));
        case 2 -> text.append(Character.toString(random.nextInt(Character.MAX_CODE_POINT + 1)));
        case 3 -> text.append("w".repeat(random.nextInt(90)));
        default -> text.append(" word");
      }
    }
    return text.toString();
  }

  boolean maybe() {
    return random.nextInt(3) == 0;
  }

  <T> T any(T[] values) {
    return values[random.nextInt(values.length)];
  }
}
