package dev.sockstep.render.json;

import static dev.sockstep.render.json.JsonProperties.value;

import dev.sockstep.model.FigureChange;
import dev.sockstep.model.Inspection.Unit;
import dev.sockstep.model.StepReport;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;

/** The counters that moved and the figures that changed, where a report has them. */
final class JsonCounts {
  private JsonCounts() {}

  static void write(StepReport report, JsonGenerator json) {
    if (report.counts() != null) {
      json.writeObjectPropertyStart("counters");
      json.writeNumberProperty("since", report.counts().since());
      json.writeObjectPropertyStart("moved");
      report.counts().moved().forEach(json::writeNumberProperty);
      json.writeEndObject();
      json.writeEndObject();
    }
    if (report.figures() != null) {
      json.writeArrayPropertyStart("figures");
      report.figures().forEach(change -> figure(change, json));
      json.writeEndArray();
    }
  }

  private static void figure(FigureChange change, JsonGenerator json) {
    boolean isText = change.figure().unit() == Unit.TEXT;
    json.writeStartObject();
    json.writeStringProperty("socket", change.socket());
    json.writeStringProperty("what", change.figure().key());
    value(json, "before", change.before(), !isText);
    value(json, "after", change.figure().value(), !isText);
    json.writeStringProperty("source", change.figure().source());
    json.writeStringProperty("label", change.figure().label());
    json.writeStringProperty("unit", change.figure().unit().name().toLowerCase(Locale.ROOT));
    json.writeEndObject();
  }
}
