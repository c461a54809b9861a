package dev.sockstep.render.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** A JSON object as it was read, whose fields are asked for by the type that they must have. */
final class JsonObject {
  /** A field is missing, or of another type. Whoever reads a whole report catches it. */
  static final class Wrong extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Wrong(String message) {
      super(message, null, false, false);
    }
  }

  private final Map<String, Object> fields;

  private JsonObject(Map<String, Object> fields) {
    this.fields = fields;
  }

  /** The object that the parser stands at the beginning of. */
  static JsonObject read(JsonParser parser) {
    Map<String, Object> fields = new LinkedHashMap<>();
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      fields.put(name, value(parser));
    }
    return new JsonObject(fields);
  }

  private static Object value(JsonParser parser) {
    return switch (parser.currentToken()) {
      case START_OBJECT -> read(parser);
      case START_ARRAY -> {
        List<Object> list = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          list.add(value(parser));
        }
        yield list;
      }
      case VALUE_STRING -> parser.getString();
      case VALUE_NUMBER_INT -> parser.getLongValue();
      case VALUE_TRUE -> Boolean.TRUE;
      case VALUE_FALSE -> Boolean.FALSE;
      case VALUE_NULL -> null;
      // A number with a fraction is foreign to us, and kept only to be skipped.
      default -> parser.getString();
    };
  }

  boolean has(String name) {
    return fields.get(name) != null;
  }

  String string(String name) {
    return required(name, String.class);
  }

  String stringOrNull(String name) {
    return optional(name, String.class);
  }

  long number(String name) {
    return required(name, Long.class);
  }

  Long numberOrNull(String name) {
    return optional(name, Long.class);
  }

  Integer intOrNull(String name) {
    Long value = numberOrNull(name);
    return value == null ? null : Integer.valueOf(checked(name, value));
  }

  int integer(String name) {
    return checked(name, number(name));
  }

  private static int checked(String name, long value) {
    if (value != (int) value) {
      throw new Wrong("its \"" + name + "\" is out of range");
    }
    return (int) value;
  }

  /** The numbers of an object, by its own names, in their order. */
  Map<String, Long> numbers(String name) {
    Map<String, Long> numbers = new LinkedHashMap<>();
    JsonObject object = object(name);
    object.fields.keySet().forEach(key -> numbers.put(key, object.number(key)));
    return numbers;
  }

  List<Long> longs(String name) {
    return list(name).stream().map(item -> cast(name, item, Long.class)).toList();
  }

  boolean flag(String name) {
    return required(name, Boolean.class);
  }

  JsonObject object(String name) {
    return required(name, JsonObject.class);
  }

  JsonObject objectOrNull(String name) {
    return optional(name, JsonObject.class);
  }

  List<String> strings(String name) {
    return list(name).stream().map(item -> cast(name, item, String.class)).toList();
  }

  /** The objects of a list, each turned into something. */
  <T> List<T> each(String name, Function<JsonObject, T> reader) {
    return list(name).stream()
        .map(item -> reader.apply(cast(name, item, JsonObject.class)))
        .toList();
  }

  /** The same, of a list that may be null or missing. */
  <T> List<T> eachOrNull(String name, Function<JsonObject, T> reader) {
    return has(name) ? each(name, reader) : null;
  }

  /** One of an enum's constants, by the word that stands for it. */
  <E extends Enum<E>> E one(String name, Class<E> type, Function<E, String> word) {
    String text = string(name);
    for (E constant : type.getEnumConstants()) {
      if (word.apply(constant).equals(text)) {
        return constant;
      }
    }
    throw new Wrong("its \"" + name + "\" is none that is known");
  }

  /** One of an enum's constants, in lower case. */
  <E extends Enum<E>> E one(String name, Class<E> type) {
    return one(name, type, constant -> constant.name().toLowerCase(Locale.ROOT));
  }

  private List<?> list(String name) {
    return required(name, List.class);
  }

  private <T> T required(String name, Class<T> type) {
    T value = optional(name, type);
    if (value == null) {
      throw new Wrong("it has no \"" + name + "\"");
    }
    return value;
  }

  private <T> T optional(String name, Class<T> type) {
    Object value = fields.get(name);
    return value == null ? null : cast(name, value, type);
  }

  private static <T> T cast(String name, Object value, Class<T> type) {
    if (!type.isInstance(value)) {
      throw new Wrong("its \"" + name + "\" is of another type");
    }
    return type.cast(value);
  }
}
