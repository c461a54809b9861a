package dev.sockstep.session;

import dev.sockstep.command.Mistake;
import dev.sockstep.command.Name;
import dev.sockstep.command.Nearest;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** What steps have given names: received bytes, numbers, addresses. */
final class Values {
  private final Map<String, Value> byName = new HashMap<>();

  /** A value: bytes, or what is written as text. */
  sealed interface Value {
    record Bytes(byte[] bytes) implements Value {
      /** One character a byte. */
      String latin1() {
        return new String(bytes, StandardCharsets.ISO_8859_1);
      }
    }

    record Plain(String text) implements Value {}
  }

  void put(String name, Value value) {
    byName.put(name, value);
  }

  /** The name is a socket's from here on. */
  void remove(String name) {
    byName.remove(name);
  }

  boolean has(Name name) {
    return byName.containsKey(name.text());
  }

  Value get(Name name) throws Mistake {
    Value value = byName.get(name.text());
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
    if (get(name) instanceof Value.Bytes(byte[] bytes)) {
      return bytes;
    }
    throw new Mistake(name.column(), name + " is a number or a text, and no bytes", null);
  }

  /** The value as an address or a number is written. */
  String text(Name name) throws Mistake {
    return switch (get(name)) {
      case Value.Plain(String text) -> text;
      case Value.Bytes _ ->
          throw new Mistake(name.column(), name + " is bytes: expected a host", null);
    };
  }
}
