package dev.sockstep.render.json;

import java.util.List;
import tools.jackson.core.JsonGenerator;

/** Properties whose value may be missing: they are null then, and never left out. */
public final class JsonProperties {
  private JsonProperties() {}

  public static void string(JsonGenerator json, String name, String value) {
    if (value == null) {
      json.writeNullProperty(name);
    } else {
      json.writeStringProperty(name, value);
    }
  }

  static void number(JsonGenerator json, String name, Integer value) {
    if (value == null) {
      json.writeNullProperty(name);
    } else {
      json.writeNumberProperty(name, value);
    }
  }

  /** A value that is kept as text, and is a number or not. */
  static void value(JsonGenerator json, String name, String value, boolean isNumber) {
    if (value != null && isNumber) {
      json.writeNumberProperty(name, Long.parseLong(value));
    } else {
      string(json, name, value);
    }
  }

  static void strings(JsonGenerator json, String name, List<String> values) {
    json.writeArrayPropertyStart(name);
    values.forEach(json::writeString);
    json.writeEndArray();
  }
}
