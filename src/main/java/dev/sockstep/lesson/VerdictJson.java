package dev.sockstep.lesson;

import static dev.sockstep.render.json.JsonProperties.string;

import dev.sockstep.render.json.JsonLine;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;

/** Verdicts as JSON, one object a line. */
public final class VerdictJson {
  private final JsonLine lines = new JsonLine();

  /** The verdict as an object, without the end of the line. */
  public String of(Verdict verdict) {
    return lines.of(json -> write(verdict, json));
  }

  private static void write(Verdict verdict, JsonGenerator json) {
    string(json, "lesson", verdict.id());
    string(json, "file", verdict.file());
    string(json, "status", verdict.status().name().toLowerCase(Locale.ROOT));
    string(json, "reason", verdict.reason());
    json.writeNumberProperty("steps", verdict.steps());
    json.writeNumberProperty("tasks", verdict.tasks());
    json.writeNumberProperty("times", verdict.times());
    json.writeNumberProperty("micros", verdict.time().toNanos() / 1000);
    json.writeArrayPropertyStart("findings");
    for (Finding finding : verdict.findings()) {
      json.writeStartObject();
      json.writeNumberProperty("line", finding.line());
      json.writeNumberProperty("column", finding.column());
      string(json, "message", finding.message());
      string(json, "expected", finding.expected());
      string(json, "actual", finding.actual());
      string(json, "mend", finding.mend());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
