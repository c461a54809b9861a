package dev.sockstep.render.json;

import dev.sockstep.command.Mistake;
import dev.sockstep.model.Call;
import dev.sockstep.model.CallError;
import dev.sockstep.model.Change;
import dev.sockstep.model.Equivalent;
import dev.sockstep.model.Errno;
import dev.sockstep.model.Failure;
import dev.sockstep.model.IcmpError;
import dev.sockstep.model.Outcome;
import dev.sockstep.model.Packet;
import dev.sockstep.model.Ready;
import dev.sockstep.model.SourceLine;
import dev.sockstep.model.Stage;
import dev.sockstep.model.StageChange;
import dev.sockstep.model.Station;
import dev.sockstep.model.StepReport;
import dev.sockstep.model.StepReportBuilder;
import dev.sockstep.model.Track;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/** Reads back the reports that {@link JsonRenderer} has written: nothing of them is lost. */
public final class JsonReports {
  /** More than the largest recv in base64. */
  private static final int LONGEST_STRING = 200_000_000;

  private final JsonFactory factory =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder().maxStringLength(LONGEST_STRING).build())
          .build();

  /**
   * The report of a line.
   *
   * @throws Mistake when the line holds something else
   */
  public StepReport read(String line) throws Mistake {
    try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), line)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new Mistake(1, "it is no JSON object", null);
      }
      JsonObject step = JsonObject.read(parser);
      if (parser.nextToken() != null) {
        throw new Mistake(1, "there is more than one JSON object", null);
      }
      return report(step);
    } catch (JacksonException e) {
      throw new Mistake(
          Math.max(1, e.getLocation().getColumnNr()), "it is no JSON, or not all of it", null);
    } catch (JsonObject.Wrong | IllegalArgumentException e) {
      throw new Mistake(1, "it is no step of sockstep's: " + e.getMessage(), null);
    }
  }

  private static StepReport report(JsonObject step) {
    StepReportBuilder report = StepReport.of(source(step)).socket(step.stringOrNull("socket"));
    step.each("calls", JsonReports::call).forEach(report::call);
    report.stage(stage(step.objectOrNull("stage")));
    String bytes = step.stringOrNull("bytes");
    report.bytes(bytes == null ? null : Base64.getDecoder().decode(bytes));
    report.from(JsonReportViews.endpoint(step, "from"));
    report.ready(step.eachOrNull("ready", JsonReports::ready));
    report.changes(step.each("changes", JsonReports::change));
    report.meanwhile(orEmpty(step.eachOrNull("meanwhile", JsonReports::change)));
    report.packets(step.eachOrNull("packets", JsonReports::packet));
    report.late(orEmpty(step.eachOrNull("late", JsonReports::packet)));
    report.ladder(step.eachOrNull("wire", JsonReports::packet));
    report.failure(failure(step.objectOrNull("failure")));
    report.equivalent(equivalent(step.objectOrNull("equivalent")));
    report.sockets(step.eachOrNull("sockets", JsonReportViews::socket));
    report.view(JsonReportViews.view(step));
    report.exception(step.stringOrNull("exception"));
    report.nativeLine(step.stringOrNull("native"));
    report.way(JsonReportExtras.way(step.objectOrNull("way")));
    report.counts(JsonReportExtras.counts(step.objectOrNull("counters")));
    report.figures(step.eachOrNull("figures", JsonReportExtras::figure));
    if (step.has("notes")) {
      step.strings("notes").forEach(report::note);
    }
    return report.build(step.integer("step"), outcome(step));
  }

  private static <T> List<T> orEmpty(List<T> list) {
    return list == null ? List.of() : list;
  }

  private static Ready ready(JsonObject ready) {
    List<String> names = ready.strings("events");
    List<String> why = ready.strings("why");
    if (names.size() != why.size()) {
      throw new JsonObject.Wrong("its \"events\" and their \"why\" are not as many");
    }
    return new Ready(
        ready.string("socket"),
        IntStream.range(0, names.size())
            .mapToObj(i -> new Ready.Event(names.get(i), why.get(i)))
            .toList());
  }

  private static SourceLine source(JsonObject step) {
    JsonObject at = step.objectOrNull("at");
    String line = step.string("line");
    return at == null
        ? SourceLine.typed(line)
        : new SourceLine(
            at.stringOrNull("file"), at.integer("line"), line, at.has("again") && at.flag("again"));
  }

  private static Outcome outcome(JsonObject step) {
    return switch (step.string("status")) {
      case "done" -> new Outcome.Done();
      case "finished" -> new Outcome.Finished(step.integer("of"));
      case "blocked" -> {
        JsonObject blocked = step.object("blocked");
        yield new Outcome.Blocked(
            blocked.stringOrNull("in"), blocked.string("waits"), blocked.string("try"));
      }
      case "expectation" ->
          new Outcome.Expectation(
              step.flag("passed"), step.string("expected"), step.string("actual"));
      case "error" ->
          new Outcome.Error(
              step.integer("column"), step.string("message"), step.stringOrNull("mend"));
      default -> throw new JsonObject.Wrong("its \"status\" is none that is known");
    };
  }

  /** What is not in the contract may be missing: then it is as exact as the rest allows. */
  private static Call call(JsonObject call) {
    Long result = call.numberOrNull("result");
    String errno = call.stringOrNull("errno");
    Long nanos = call.numberOrNull("nanos");
    String name = call.string("name");
    return new Call(
        name,
        CallText.arguments(name, call.string("text")),
        result,
        errno == null ? null : error(errno, call.objectOrNull("error")),
        nanos == null ? call.number("micros") * 1000 : nanos);
  }

  private static CallError error(String errno, JsonObject more) {
    return more != null
        ? new CallError(errno, more.integer("number"), more.string("message"))
        : Stream.of(Errno.values())
            .filter(known -> known.name().equals(errno))
            .findFirst()
            .map(known -> CallError.of(known.number()))
            .orElse(new CallError(errno, 0, ""));
  }

  private static StageChange stage(JsonObject stage) {
    if (stage == null) {
      return null;
    }
    JsonObject track = stage.objectOrNull("track");
    return new StageChange(
        stage.has("before") ? stage.one("before", Stage.class, Stage::word) : null,
        stage.one("after", Stage.class, Stage::word),
        track == null
            ? null
            : new Track(
                track.one("role", Track.Role.class),
                track.one("at", Station.class, Station::word),
                track.one("progress", Track.Progress.class)));
  }

  private static Change change(JsonObject change) {
    Change.Property what = change.one("what", Change.Property.class, Change.Property::word);
    return new Change(
        change.string("socket"),
        what,
        value(change, "before", what.isNumber()),
        value(change, "after", what.isNumber()));
  }

  private static String value(JsonObject change, String name, boolean isNumber) {
    if (!isNumber) {
      return change.stringOrNull(name);
    }
    Long value = change.numberOrNull(name);
    return value == null ? null : value.toString();
  }

  private static Packet packet(JsonObject packet) {
    IcmpError icmp = JsonIcmp.read(packet);
    return new Packet(
        icmp == null
            ? Endpoints.parse(packet.string("from"))
            : Endpoints.host(packet.string("from")),
        icmp == null ? Endpoints.parse(packet.string("to")) : Endpoints.host(packet.string("to")),
        packet.string("flags"),
        packet.number("seq"),
        packet.number("ack"),
        packet.integer("length"),
        packet.has("window") ? packet.integer("window") : 0,
        packet.has("options") ? packet.string("options") : "",
        packet.has("again") && packet.flag("again"),
        packet.has("probe")
            ? packet.one("probe", Packet.Probe.class, Packet.Probe::words)
            : Packet.Probe.NONE,
        packet.has("nanos") ? packet.number("nanos") : 0,
        packet.stringOrNull("sender"),
        packet.stringOrNull("receiver"),
        icmp);
  }

  private static Failure failure(JsonObject failure) {
    return failure == null
        ? null
        : new Failure(
            failure.string("mode"),
            failure.string("why"),
            failure.strings("evidence"),
            failure.string("try"),
            failure.stringOrNull("id"));
  }

  private static Equivalent equivalent(JsonObject lines) {
    return lines == null
        ? null
        : new Equivalent(
            lines.stringOrNull("python"), lines.stringOrNull("c"), lines.stringOrNull("java"));
  }
}
