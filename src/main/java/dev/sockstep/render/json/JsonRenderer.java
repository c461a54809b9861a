package dev.sockstep.render.json;

import static dev.sockstep.render.json.JsonProperties.string;
import static dev.sockstep.render.json.JsonProperties.strings;
import static dev.sockstep.render.json.JsonProperties.value;

import dev.sockstep.model.Call;
import dev.sockstep.model.Change;
import dev.sockstep.model.Equivalent;
import dev.sockstep.model.Failure;
import dev.sockstep.model.Outcome;
import dev.sockstep.model.Packet;
import dev.sockstep.model.Ready;
import dev.sockstep.model.StageChange;
import dev.sockstep.model.StepReport;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;

/** Renders a report as one JSON object on one line. */
public final class JsonRenderer {
  private final JsonLine lines = new JsonLine();

  /** What was rendered last: a script's report is printed and kept, the same text both times. */
  private volatile Rendered last = new Rendered(null, null);

  private record Rendered(StepReport report, String text) {}

  /** The report, without the end of the line: visible characters only, not all of them ASCII. */
  public String render(StepReport report) {
    Rendered rendered = last;
    if (rendered.report != report) {
      rendered = new Rendered(report, lines.of(json -> write(report, json)));
      last = rendered;
    }
    return rendered.text;
  }

  private void write(StepReport report, JsonGenerator json) {
    json.writeNumberProperty("step", report.step());
    json.writeStringProperty("line", report.source().text());
    string(json, "socket", report.socket());
    outcome(report, json);
    json.writeArrayPropertyStart("calls");
    report.calls().forEach(call -> call(call, json));
    json.writeEndArray();
    stage(report.stage(), json);
    json.writeName("bytes");
    if (report.bytes() == null) {
      json.writeNull();
    } else {
      json.writeBinary(report.bytes());
    }
    changes(json, "changes", report.changes());
    packets("packets", report.packets(), json);
    failure(report.failure(), json);
    equivalent(report.equivalent(), json);
    if (report.sockets() != null) {
      json.writeArrayPropertyStart("sockets");
      report.sockets().forEach(socket -> JsonSockets.write(socket, report.view(), json));
      json.writeEndArray();
    }
    changes(json, "meanwhile", report.meanwhile());
    if (report.view() != null) {
      JsonViews.write(report.view(), json);
    }
    packets("late", report.late(), json);
    if (report.ladder() != null) {
      packets("wire", report.ladder(), json);
    }
    if (report.from() != null) {
      JsonSockets.endpoint(json, "from", report.from());
    }
    ready(report.ready(), json);
    if (report.way() != null) {
      JsonWays.write(report.way(), json);
    }
    JsonCounts.write(report, json);
    strings(json, "notes", report.notes());
    if (report.exception() != null) {
      json.writeStringProperty("exception", report.exception());
    }
    if (report.nativeLine() != null) {
      json.writeStringProperty("native", report.nativeLine());
    }
    boolean toldAbove =
        report.outcome() instanceof Outcome.Expectation
            || report.outcome() instanceof Outcome.Error;
    boolean atPrompt = report.source().file() == null && report.source().number() == 1;
    if (!toldAbove && !atPrompt) {
      place(report, json);
    }
  }

  private static void ready(List<Ready> sockets, JsonGenerator json) {
    if (sockets == null) {
      return;
    }
    json.writeArrayPropertyStart("ready");
    for (Ready ready : sockets) {
      json.writeStartObject();
      json.writeStringProperty("socket", ready.socket());
      strings(json, "events", ready.events().stream().map(Ready.Event::name).toList());
      strings(json, "why", ready.events().stream().map(Ready.Event::why).toList());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void outcome(StepReport report, JsonGenerator json) {
    switch (report.outcome()) {
      case Outcome.Done() -> json.writeStringProperty("status", "done");
      case Outcome.Finished(int of) -> {
        json.writeStringProperty("status", "finished");
        json.writeNumberProperty("of", of);
      }
      case Outcome.Blocked(String sleepingIn, String waitsFor, String unblock) -> {
        json.writeStringProperty("status", "blocked");
        json.writeObjectPropertyStart("blocked");
        string(json, "in", sleepingIn);
        json.writeStringProperty("waits", waitsFor);
        json.writeStringProperty("try", unblock);
        json.writeEndObject();
      }
      case Outcome.Expectation(boolean passed, String expected, String actual) -> {
        json.writeStringProperty("status", "expectation");
        json.writeBooleanProperty("passed", passed);
        json.writeStringProperty("expected", expected);
        json.writeStringProperty("actual", actual);
        place(report, json);
      }
      case Outcome.Error(int column, String message, String mend) -> {
        json.writeStringProperty("status", "error");
        json.writeNumberProperty("column", column);
        json.writeStringProperty("message", message);
        string(json, "mend", mend);
        place(report, json);
      }
    }
  }

  private static void place(StepReport report, JsonGenerator json) {
    json.writeObjectPropertyStart("at");
    string(json, "file", report.source().file());
    json.writeNumberProperty("line", report.source().number());
    if (report.source().isAgain()) {
      json.writeBooleanProperty("again", true);
    }
    json.writeEndObject();
  }

  private static void call(Call call, JsonGenerator json) {
    json.writeStartObject();
    json.writeStringProperty("name", call.name());
    json.writeStringProperty("text", call.text());
    if (call.returned()) {
      json.writeNumberProperty("result", call.result());
    } else {
      json.writeNullProperty("result");
    }
    string(json, "errno", call.failed() ? call.error().name() : null);
    json.writeNumberProperty("micros", call.micros());
    json.writeNumberProperty("nanos", call.nanos());
    if (call.failed()) {
      json.writeObjectPropertyStart("error");
      json.writeNumberProperty("number", call.error().number());
      json.writeStringProperty("message", call.error().message());
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private static void stage(StageChange stage, JsonGenerator json) {
    if (stage == null) {
      json.writeNullProperty("stage");
      return;
    }
    json.writeObjectPropertyStart("stage");
    string(json, "before", stage.before() == null ? null : stage.before().word());
    json.writeStringProperty("after", stage.after().word());
    if (stage.track() != null) {
      json.writeObjectPropertyStart("track");
      json.writeStringProperty("role", lower(stage.track().role()));
      json.writeStringProperty("at", stage.track().at().word());
      json.writeStringProperty("progress", lower(stage.track().progress()));
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static void changes(JsonGenerator json, String name, List<Change> changes) {
    json.writeArrayPropertyStart(name);
    changes.forEach(change -> change(change, json));
    json.writeEndArray();
  }

  private static void change(Change change, JsonGenerator json) {
    json.writeStartObject();
    json.writeStringProperty("socket", change.socket());
    json.writeStringProperty("what", change.what().word());
    value(json, "before", change.before(), change.what().isNumber());
    value(json, "after", change.after(), change.what().isNumber());
    json.writeEndObject();
  }

  private static void packets(String name, List<Packet> packets, JsonGenerator json) {
    if (packets == null) {
      json.writeNullProperty(name);
      return;
    }
    json.writeArrayPropertyStart(name);
    packets.forEach(packet -> packet(packet, json));
    json.writeEndArray();
  }

  private static void packet(Packet packet, JsonGenerator json) {
    json.writeStartObject();
    json.writeStringProperty("from", packet.fromText());
    json.writeStringProperty("to", packet.toText());
    json.writeStringProperty("flags", packet.flags());
    json.writeNumberProperty("seq", packet.seq());
    json.writeNumberProperty("ack", packet.ack());
    json.writeNumberProperty("length", packet.length());
    json.writeNumberProperty("window", packet.window());
    json.writeStringProperty("options", packet.options());
    json.writeBooleanProperty("again", packet.again());
    json.writeNumberProperty("nanos", packet.nanos());
    string(json, "sender", packet.sender());
    string(json, "receiver", packet.receiver());
    if (packet.probe() != Packet.Probe.NONE) {
      json.writeStringProperty("probe", packet.probe().words());
    }
    if (packet.isIcmp()) {
      JsonIcmp.write(packet.icmp(), json);
    }
    json.writeEndObject();
  }

  private static void failure(Failure failure, JsonGenerator json) {
    if (failure == null) {
      json.writeNullProperty("failure");
      return;
    }
    json.writeObjectPropertyStart("failure");
    json.writeStringProperty("mode", failure.mode());
    json.writeStringProperty("why", failure.why());
    strings(json, "evidence", failure.evidence());
    json.writeStringProperty("try", failure.attempt());
    json.writeStringProperty("id", failure.id());
    json.writeEndObject();
  }

  private static void equivalent(Equivalent equivalent, JsonGenerator json) {
    if (equivalent == null) {
      json.writeNullProperty("equivalent");
      return;
    }
    json.writeObjectPropertyStart("equivalent");
    string(json, "python", equivalent.python());
    string(json, "c", equivalent.c());
    string(json, "java", equivalent.java());
    json.writeEndObject();
  }
}
