package dev.sockstep.session;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * How a failure mode is brought about by hand, as the files of {@code failures} have it.
 *
 * @param mode the mode's name in the catalogue
 * @param errno what the failing call gives
 * @param call the call that fails
 * @param lines what is typed and done
 */
record ByHand(String mode, String errno, String call, List<String> lines) {
  static List<ByHand> all() {
    return Stream.of("by-hand", "calls").flatMap(ByHand::of).toList();
  }

  private static Stream<ByHand> of(String file) {
    String[] sections = text("/failures/" + file + ".txt").split("(?m)^== ");
    return Arrays.stream(sections).skip(1).map(ByHand::section);
  }

  private static ByHand section(String section) {
    List<String> lines = section.lines().filter(line -> !line.isBlank()).toList();
    String[] head = lines.getFirst().split(" ");
    return new ByHand(head[0], head[1], head[2], lines.subList(1, lines.size()));
  }

  @Override
  public String toString() {
    return mode + ": " + call + " " + errno;
  }

  private static String text(String resource) {
    try (InputStream in = ByHand.class.getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
