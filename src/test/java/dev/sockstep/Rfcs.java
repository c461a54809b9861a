package dev.sockstep;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The RFCs, their sections and figures that somebody has looked up: {@code references/rfcs.txt}.
 *
 * @param parts by the RFC's number; those of an RFC are {@code 3.5.2} or {@code figure 5}
 */
record Rfcs(Map<Integer, Set<String>> parts) {
  static Rfcs checked() {
    Map<Integer, Set<String>> parts = new HashMap<>();
    int rfc = 0;
    for (String line : table().lines().toList()) {
      if (line.startsWith("RFC ")) {
        rfc = Integer.parseInt(line.split(" ")[1]);
        parts.put(rfc, new HashSet<>());
      } else if (line.startsWith("  ")) {
        String[] words = line.strip().split(" ");
        parts.get(rfc).add(words[0].equals("figure") ? words[0] + " " + words[1] : words[0]);
      }
    }
    return new Rfcs(parts);
  }

  boolean has(int rfc) {
    return parts.containsKey(rfc);
  }

  boolean has(int rfc, String part) {
    return has(rfc) && parts.get(rfc).contains(part);
  }

  private static String table() {
    try (InputStream table = Rfcs.class.getResourceAsStream("/references/rfcs.txt")) {
      return new String(table.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
