package dev.sockstep.render;

import dev.sockstep.model.Explanation;
import dev.sockstep.model.View;
import tools.jackson.core.JsonGenerator;

/** What a step that only looks shows, as a property of its own. */
final class JsonViews {
  private JsonViews() {}

  static void write(View view, JsonGenerator json) {
    switch (view) {
      case Explanation explanation -> explanation(explanation, json);
    }
  }

  private static void explanation(Explanation explanation, JsonGenerator json) {
    json.writeObjectPropertyStart("explanation");
    json.writeStringProperty("word", explanation.word());
    json.writeStringProperty("title", explanation.title());
    json.writeStringProperty("what", explanation.what());
    json.writeArrayPropertyStart("parts");
    for (Explanation.Part part : explanation.parts()) {
      json.writeStartObject();
      json.writeStringProperty("label", part.label());
      json.writeStringProperty("text", part.text());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeStringProperty("see", explanation.see());
    string(json, "here", explanation.here());
    json.writeEndObject();
  }

  private static void string(JsonGenerator json, String name, String value) {
    if (value == null) {
      json.writeNullProperty(name);
    } else {
      json.writeStringProperty(name, value);
    }
  }
}
