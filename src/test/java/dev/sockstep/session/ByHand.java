package dev.sockstep.session;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * How a failure mode is brought about by hand, as the file of {@code failures} has it.
 *
 * @param mode the mode's name in the catalogue
 * @param errno what the failing call gives
 * @param lines what is typed and done
 */
record ByHand(String mode, String errno, List<String> lines) {
  static List<ByHand> all() {
    String[] sections = text("/failures/by-hand.txt").split("(?m)^== ");
    return Arrays.stream(sections).skip(1).map(ByHand::of).toList();
  }

  private static ByHand of(String section) {
    List<String> lines = section.lines().filter(line -> !line.isBlank()).toList();
    String[] head = lines.getFirst().split(" ");
    return new ByHand(head[0], head[1], lines.subList(1, lines.size()));
  }

  @Override
  public String toString() {
    return mode;
  }

  private static String text(String resource) {
    try (InputStream in = ByHand.class.getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
