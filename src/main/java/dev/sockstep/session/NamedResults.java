package dev.sockstep.session;

import dev.sockstep.command.Mistake;
import dev.sockstep.command.Name;
import dev.sockstep.command.Nearest;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** What steps have given names: received bytes, numbers, addresses. */
final class NamedResults {
  private final Map<String, Result> byName = new HashMap<>();

  /** A value: bytes, or what is written as text. */
  sealed interface Result {
    record Bytes(byte[] bytes) implements Result {
      /** One character a byte. */
      String latin1() {
        return new String(bytes, StandardCharsets.ISO_8859_1);
      }
    }

    record Plain(String text) implements Result {}
  }

  void put(String name, Result value) {
    byName.put(name, value);
  }

  /** The name is a socket's from here on. */
  void remove(String name) {
    byName.remove(name);
  }

  Set<String> names() {
    return byName.keySet();
  }

  boolean has(Name name) {
    return byName.containsKey(name.text());
  }

  /** Null when nothing has that name. */
  Result find(Name name) {
    return byName.get(name.text());
  }

  Result get(Name name) throws Mistake {
    Result value = byName.get(name.text());
    if (value == null) {
      throw new Mistake(
          name.column(),
          "nothing is named " + name,
          Nearest.to(name.text(), byName.keySet())
              .map(near -> "did you mean " + near + "?")
              .orElse("name what a step gives: " + name + " = recv 1024"));
    }
    return value;
  }

  byte[] bytes(Name name) throws Mistake {
    if (get(name) instanceof Result.Bytes(byte[] bytes)) {
      return bytes;
    }
    throw new Mistake(name.column(), name + " is a number or a text, and no bytes", null);
  }

  /** The value as an address or a number is written. */
  String text(Name name) throws Mistake {
    return switch (get(name)) {
      case Result.Plain(String text) -> text;
      case Result.Bytes _ ->
          throw new Mistake(name.column(), name + " is bytes: expected a host", null);
    };
  }
}
