package dev.sockstep.render.json;

import java.io.StringWriter;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Writes JSON objects on one line each, of visible characters only, though not all of them ASCII.
 */
public final class JsonLine {
  private final JsonFactory factory =
      JsonFactory.builder().characterEscapes(new TerminalSafeEscapes()).build();

  /** The object that the body writes, without the end of the line. */
  public String of(Consumer<JsonGenerator> body) {
    StringWriter text = new StringWriter(512);
    try (JsonGenerator json = factory.createGenerator(ObjectWriteContext.empty(), text)) {
      json.writeStartObject();
      body.accept(json);
      json.writeEndObject();
    }
    // The one control character that JSON lets pass; it can only be inside a string.
    return text.toString().replace("\u007f", "\\u007f");
  }
}
