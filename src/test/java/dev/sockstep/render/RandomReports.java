package dev.sockstep.render;

import dev.sockstep.model.Call;
import dev.sockstep.model.CallError;
import dev.sockstep.model.Change;
import dev.sockstep.model.Counts;
import dev.sockstep.model.Endpoint;
import dev.sockstep.model.Equivalent;
import dev.sockstep.model.Errno;
import dev.sockstep.model.Failure;
import dev.sockstep.model.FigureChange;
import dev.sockstep.model.Inspection;
import dev.sockstep.model.Outcome;
import dev.sockstep.model.Ready;
import dev.sockstep.model.Route;
import dev.sockstep.model.SourceLine;
import dev.sockstep.model.Stage;
import dev.sockstep.model.StageChange;
import dev.sockstep.model.Station;
import dev.sockstep.model.StepReport;
import dev.sockstep.model.StepReportBuilder;
import dev.sockstep.model.Track;
import dev.sockstep.model.Way;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * Reports of any shape, whose texts hold anything: each wherever a report can hold text at all.
 * Made from a random generator by hand, for a report is too large a thing to be shrunk.
 */
final class RandomReports extends Chance {
  private final RandomPackets wire;
  private final RandomViews views;

  RandomReports(RandomGenerator random) {
    super(random);
    this.wire = new RandomPackets(random);
    this.views = new RandomViews(random);
  }

  StepReport next() {
    int kind = random.nextInt(6);
    boolean onSocket = random.nextInt(5) > 0;
    StepReportBuilder report =
        StepReport.of(
            new SourceLine(
                random.nextBoolean() ? null : text(),
                1 + random.nextInt(9999),
                text(),
                random.nextInt(8) == 0));
    if (onSocket) {
      report.socket(text());
      report.stage(maybe() ? null : stage());
    }
    for (int calls = random.nextInt(3); calls > 0; calls--) {
      report.call(call());
    }
    report.bytes(maybe() ? null : bytes());
    report.from(maybe() ? new Endpoint.Unix(text(), maybe()) : null);
    report.ready(
        maybe() ? List.of(new Ready(text(), List.of(new Ready.Event("POLLIN", text())))) : null);
    report.changes(changes());
    report.meanwhile(changes());
    report.packets(maybe() ? null : wire.packets(random.nextInt(12)));
    report.late(wire.packets(random.nextInt(3)));
    report.ladder(random.nextInt(6) == 0 ? wire.packets(1 + random.nextInt(60)) : null);
    for (int notes = random.nextInt(3); notes > 0; notes--) {
      report.note(text());
    }
    String id = maybe() ? text() : null;
    report.failure(
        maybe() ? new Failure(text(), text(), List.of(text(), text()), text(), id) : null);
    report.exception(maybe() ? text() : null).nativeLine(maybe() ? text() : null);
    report.way(maybe() ? way() : null);
    report.counts(maybe() ? new Counts(random.nextInt(99), Map.of("OutRsts", 3L)) : null);
    report.figures(maybe() ? List.of(figureChange(), figureChange()) : null);
    report.equivalent(maybe() ? new Equivalent(text(), maybe() ? null : text(), text()) : null);
    report.sockets(random.nextInt(6) == 0 ? List.of(views.view(), views.row()) : null);
    report.view(random.nextInt(4) == 0 ? views.anyView() : null);
    return report.build(1 + random.nextInt(20_000), outcome(kind));
  }

  private Way way() {
    boolean range = maybe();
    return new Way(
        maybe() ? text() : null,
        List.of(new Endpoint.Inet4(random.nextInt(), 0), new Endpoint.Inet6(1, 2, 0, 0)),
        maybe() ? null : route(),
        maybe() ? null : random.nextInt(65536),
        maybe(),
        range ? 1024 : null,
        range ? 60999 : null,
        maybe());
  }

  /** Where there is no route, there is an errno instead. */
  private Route route() {
    return maybe()
        ? new Route(text(), null, null, null, null, text())
        : new Route(text(), text(), text(), maybe() ? text() : null, text(), null);
  }

  private FigureChange figureChange() {
    Inspection.Unit unit = any(Inspection.Unit.values());
    boolean isText = unit == Inspection.Unit.TEXT;
    String after = isText ? text() : Long.toString(random.nextLong());
    String before = maybe() ? null : isText ? text() : Long.toString(random.nextLong());
    return new FigureChange(
        text(), new Inspection.Figure(text(), text(), after, unit, text()), before);
  }

  private Outcome outcome(int kind) {
    return switch (kind) {
      case 0 -> new Outcome.Blocked(maybe() ? null : text(), text(), text());
      case 1 -> new Outcome.Finished(random.nextInt(20_000));
      case 2 -> new Outcome.Expectation(random.nextBoolean(), text(), text());
      case 3 -> new Outcome.Error(1 + random.nextInt(200), text(), maybe() ? null : text());
      default -> new Outcome.Done();
    };
  }

  private Call call() {
    boolean returned = random.nextInt(4) > 0;
    boolean failed = returned && maybe();
    Errno errno = Errno.values()[random.nextInt(Errno.values().length)];
    CallError error = maybe() ? CallError.of(errno.number()) : new CallError(text(), -2, text());
    return new Call(
        text(),
        Stream.generate(this::argument).limit(random.nextInt(5)).toList(),
        !returned ? null : failed ? Long.valueOf(-1) : Long.valueOf(random.nextInt(99_999)),
        failed ? error : null,
        random.nextLong(60_000_000_000L));
  }

  /** As calls show them: a name or a number, a string, an array of structures. */
  private String argument() {
    String quoted = "\"" + text().replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    return switch (random.nextInt(4)) {
      case 0 -> Integer.toString(random.nextInt());
      case 1 -> quoted;
      case 2 -> quoted + "...";
      default -> "[{fd=7, name=" + quoted + "}, {fd=8}]";
    };
  }

  private StageChange stage() {
    Track.Role role = any(Track.Role.values());
    Station station = role.stations().get(random.nextInt(role.stations().size()));
    return new StageChange(
        any(Stage.values()),
        any(Stage.values()),
        maybe() ? null : new Track(role, station, any(Track.Progress.values())));
  }

  private List<Change> changes() {
    List<Change> changes = new ArrayList<>();
    List<String> names = List.of(text(), text());
    for (int count = random.nextInt(5); count > 0; count--) {
      Change.Property what = any(Change.Property.values());
      changes.add(
          new Change(
              names.get(random.nextInt(2)),
              what,
              maybe() ? null : what.isNumber() ? "" + random.nextInt(99_999) : text(),
              what.isNumber() ? "" + random.nextInt(99_999) : text()));
    }
    return changes;
  }

  private byte[] bytes() {
    if (maybe()) {
      return text().getBytes(StandardCharsets.UTF_8);
    }
    byte[] bytes = new byte[random.nextInt(400)];
    random.nextBytes(bytes);
    return bytes;
  }
}
