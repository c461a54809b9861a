package dev.sockstep.session.provoke;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How every failure mode of the catalogue is brought about, a file for each family of calls. */
public final class Scenarios {
  private static final List<String> FILES =
      List.of(
          "general",
          "name",
          "socket",
          "option",
          "bind",
          "unix",
          "listen",
          "accept",
          "refusal",
          "route",
          "connect",
          "send",
          "stream-end",
          "transfer");

  private Scenarios() {}

  /** All of them, read from the program's own files. */
  public static List<Scenario> all() {
    return FILES.stream().flatMap(Scenarios::of).toList();
  }

  /** That of a mode. */
  public static Optional<Scenario> named(String mode) {
    return all().stream().filter(scenario -> scenario.mode().equals(mode)).findFirst();
  }

  private static Stream<Scenario> of(String file) {
    String[] sections = text(file + ".txt").split("(?m)^== ");
    return Arrays.stream(sections).skip(1).map(Scenario::of);
  }

  private static String text(String resource) {
    try (InputStream in = Scenarios.class.getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
