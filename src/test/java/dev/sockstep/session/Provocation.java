package dev.sockstep.session;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How a failure mode is brought about, as a file of {@code failures} has it.
 *
 * @param mode the mode's name in the catalogue
 * @param errno what the failing call gives
 * @param lines what is typed and done
 */
record Provocation(String mode, String errno, List<String> lines) {
  private static final List<String> FILES =
      List.of(
          "general",
          "name",
          "option",
          "bind",
          "listen",
          "accept",
          "refusal",
          "connect",
          "route",
          "unix",
          "send",
          "stream-end",
          "transfer");

  static List<Provocation> all() {
    List<Provocation> all = new ArrayList<>();
    for (String file : FILES) {
      String[] sections = text("/failures/" + file + ".txt").split("(?m)^== ");
      Arrays.stream(sections).skip(1).map(Provocation::of).forEach(all::add);
    }
    return all;
  }

  private static Provocation of(String section) {
    List<String> lines = section.lines().filter(line -> !line.isBlank()).toList();
    String[] head = lines.getFirst().split(" ");
    return new Provocation(head[0], head[1], lines.subList(1, lines.size()));
  }

  @Override
  public String toString() {
    return mode;
  }

  private static String text(String resource) {
    try (InputStream in = Provocation.class.getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
