package dev.sockstep.render;

import dev.sockstep.model.Call;
import dev.sockstep.model.CallError;
import dev.sockstep.model.Change;
import dev.sockstep.model.Counts;
import dev.sockstep.model.Endpoint;
import dev.sockstep.model.Equivalent;
import dev.sockstep.model.Errno;
import dev.sockstep.model.Explanation;
import dev.sockstep.model.Failure;
import dev.sockstep.model.FailureModes;
import dev.sockstep.model.FigureChange;
import dev.sockstep.model.IcmpError;
import dev.sockstep.model.Inspection;
import dev.sockstep.model.Kin;
import dev.sockstep.model.OptionsInForce;
import dev.sockstep.model.Outcome;
import dev.sockstep.model.Packet;
import dev.sockstep.model.PeerKind;
import dev.sockstep.model.Peers;
import dev.sockstep.model.Provocation;
import dev.sockstep.model.Ready;
import dev.sockstep.model.Route;
import dev.sockstep.model.Snapshot;
import dev.sockstep.model.SocketKind;
import dev.sockstep.model.SocketView;
import dev.sockstep.model.SourceLine;
import dev.sockstep.model.Stage;
import dev.sockstep.model.StageChange;
import dev.sockstep.model.States;
import dev.sockstep.model.Station;
import dev.sockstep.model.StepReport;
import dev.sockstep.model.StepReportBuilder;
import dev.sockstep.model.TcpFigures;
import dev.sockstep.model.TcpState;
import dev.sockstep.model.Track;
import dev.sockstep.model.Tracks;
import dev.sockstep.model.View;
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
final class RandomReports {
  /** What could drive a terminal, or upset the columns. */
  private static final String[] HOSTILE = {
    "\033[2J",
    "\033]0;title\007",
    "\u009b31m",
    "\u009d0;x\u009c",
    "\0",
    "\b\b\b",
    "\r",
    "\n",
    "\t",
    "\u007f",
    "\u0085",
    "\u00ad",
    "\u200b",
    "\u200d",
    "\u202e",
    "\u2066",
    "\u2069",
    "\u2028",
    "\u2029",
    "\ufeff",
    "\ue000",
    "\ud800",
    "\udc00",
    "\uffff",
    "\u180e",
    "\u061c",
    "\ud83e\udd8a",
    "\u4e16\u754c",
    "e\u0301\u0302",
    "\u0301",
    "\u00a0",
    "\u3000",
    "\u05d0\u05d1",
    "\ud83d\udc68\u200d\ud83d\udc69",
    "\udb40\udc01",
    "\udbff\udffd",
    "\ud834\udd73",
  };

  private final RandomGenerator random;

  RandomReports(RandomGenerator random) {
    this.random = random;
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
    report.packets(maybe() ? null : packets(random.nextInt(12)));
    report.late(packets(random.nextInt(3)));
    report.ladder(random.nextInt(6) == 0 ? packets(1 + random.nextInt(60)) : null);
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
    report.sockets(random.nextInt(6) == 0 ? List.of(view(), row()) : null);
    report.view(random.nextInt(4) == 0 ? anyView() : null);
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

  private Kin kin() {
    boolean timer = maybe();
    Kin.Relation[] relations = {
      Kin.Relation.GHOST, Kin.Relation.REST, Kin.Relation.PEER, Kin.Relation.PENDING
    };
    return new Kin(
        any(relations),
        text(),
        maybe() ? null : text(),
        timer ? text() : null,
        timer ? random.nextInt(60_000) : 0);
  }

  private View anyView() {
    return switch (random.nextInt(8)) {
      case 6 -> options();
      case 4 -> modes();
      case 5 -> provocation();
      case 0 -> explanation();
      case 3 -> peers();
      case 2 -> new States(List.of(walk(), walk(), walk(), walk(), walk()));
      case 1 -> inspection();
      default -> new Tracks(List.of(track(), track()));
    };
  }

  private FailureModes modes() {
    List<FailureModes.Of> all = new ArrayList<>();
    for (int count = random.nextInt(20); count > 0; count--) {
      FailureModes.Access way = any(FailureModes.Access.values());
      all.add(new FailureModes.Of(text(), text(), text(), text(), text(), way));
    }
    return new FailureModes(all);
  }

  private OptionsInForce options() {
    List<OptionsInForce.Of> all = new ArrayList<>();
    for (int count = random.nextInt(4); count > 0; count--) {
      all.add(new OptionsInForce.Of(text(), text(), text(), maybe() ? null : text()));
    }
    return new OptionsInForce(text(), any(SocketKind.values()), all);
  }

  private Provocation provocation() {
    List<String> lines = List.of(text(), text());
    return new Provocation(text(), text(), text(), text(), lines, List.of(text()), maybe());
  }

  private Peers peers() {
    List<Peers.Of> all = new ArrayList<>();
    for (int count = random.nextInt(4); count > 0; count--) {
      all.add(peer());
    }
    return new Peers(any(Peers.Act.values()), all);
  }

  private Peers.Of peer() {
    boolean client = maybe();
    Endpoint to = new Endpoint.Inet6(random.nextLong(), random.nextLong(), 65535, 0);
    return new Peers.Of(
        text(),
        maybe() ? PeerKind.SLOW : PeerKind.ECHO,
        client,
        any(SocketKind.values()),
        maybe() ? text() : null,
        client && maybe() ? null : new Endpoint.Inet4(random.nextInt(), 80),
        client ? to : null,
        maybe(),
        new Peers.Tally(
            random.nextInt(1000), random.nextInt(3), random.nextLong(1L << 40), 0, text()));
  }

  private Inspection inspection() {
    return new Inspection(
        view(),
        List.of(
            new Inspection.Group(text(), List.of()),
            new Inspection.Group(
                text(),
                List.of(
                    new Inspection.Figure("a", text(), text(), Inspection.Unit.TEXT, text()),
                    new Inspection.Figure(
                        "b", text(), "12345678", any(Inspection.Unit.values()), text())))));
  }

  private States.Walk walk() {
    List<TcpState> path = new ArrayList<>();
    for (int length = random.nextInt(12); length > 0; length--) {
      path.add(any(TcpState.values()));
    }
    return new States.Walk(text(), maybe(), path, maybe());
  }

  private Tracks.Of track() {
    return new Tracks.Of(
        view(),
        any(Track.Role.values()),
        any(Station.values()),
        maybe() ? any(Station.values()) : null,
        maybe() ? text() : null);
  }

  private Explanation explanation() {
    return new Explanation(
        text(),
        text(),
        text(),
        List.of(new Explanation.Part(text(), text()), new Explanation.Part("in", text())),
        text(),
        maybe() ? null : text());
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

  private List<Packet> packets(int count) {
    List<Endpoint> ends = new ArrayList<>();
    for (int i = 2 + random.nextInt(5); i > 0; i--) {
      ends.add(
          maybe()
              ? new Endpoint.Inet4(random.nextInt(), random.nextInt(65536))
              : new Endpoint.Inet6(random.nextLong(), random.nextLong(), 65535, 0));
    }
    List<Packet> packets = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      if (random.nextInt(6) == 0) {
        packets.add(icmp(ends));
        continue;
      }
      packets.add(
          new Packet(
              ends.get(random.nextInt(ends.size())),
              ends.get(random.nextInt(ends.size())),
              any(new String[] {"S", "S.", "P.", "FP.", "R", "", "none", ".UEW"}),
              random.nextLong(1L << 32),
              random.nextLong(1L << 32),
              random.nextInt(70_000),
              random.nextInt(65536),
              maybe() ? "mss 65495,sackOK,TS,wscale 10" : "",
              maybe(),
              any(Packet.Probe.values()),
              1_700_000_000_000_000_000L + random.nextLong(100_000_000_000L),
              maybe() ? null : text(),
              maybe() ? null : text(),
              null));
    }
    return packets;
  }

  /** From either version's host, about any two ends. */
  private Packet icmp(List<Endpoint> ends) {
    Endpoint host =
        maybe()
            ? new Endpoint.Inet4(random.nextInt(), 0)
            : new Endpoint.Inet6(random.nextLong(), random.nextLong(), 0, 0);
    Endpoint from = ends.get(random.nextInt(ends.size()));
    Endpoint to = ends.get(random.nextInt(ends.size()));
    IcmpError error =
        new IcmpError(
            random.nextInt(256), random.nextInt(256), random.nextInt(9000), maybe(), from, to);
    long nanos = 1_700_000_000_000_000_000L + random.nextLong(100_000_000_000L);
    return new Packet(host, host, error, random.nextInt(1500), nanos)
        .between(null, maybe() ? null : text());
  }

  private SocketView view() {
    Endpoint path = new Endpoint.Unix(text(), maybe());
    Endpoint six = new Endpoint.Inet6(random.nextLong(), random.nextLong(), 65535, 12);
    // As the observer has it: a listener has no queues of bytes, others none for accept.
    boolean listening = maybe();
    Snapshot seen =
        new Snapshot(
            random.nextInt(100),
            maybe() ? null : any(TcpState.values()),
            listening,
            maybe() ? null : path,
            maybe() ? null : six,
            listening ? null : random.nextInt(1 << 30),
            listening || maybe() ? null : random.nextInt(1 << 30),
            listening ? random.nextInt(4096) : null,
            listening ? random.nextInt(4096) : null,
            maybe() ? null : random.nextInt(9),
            maybe() ? null : random.nextInt(9999),
            maybe() ? null : random.nextInt(99),
            maybe() ? null : new TcpFigures(1, 2, 3, 4, 5, 6, 7, random.nextLong(), 9, 10, 11, 12));
    return new SocketView(
        text(),
        any(SocketKind.values()),
        any(Stage.values()),
        maybe() ? null : text(),
        maybe(),
        seen);
  }

  /** Of what the session did not make, it knows no stage. */
  private SocketView row() {
    SocketView view = view();
    // Of an open socket it is only the timer that is told.
    Kin kin =
        maybe() ? new Kin(Kin.Relation.OPEN, view.name(), null, text(), random.nextInt()) : kin();
    return new SocketView(
        view.name(),
        view.kind(),
        kin.isOwn() ? view.stage() : null,
        view.blockedIn(),
        view.current(),
        view.snapshot(),
        kin);
  }

  private byte[] bytes() {
    if (maybe()) {
      return text().getBytes(StandardCharsets.UTF_8);
    }
    byte[] bytes = new byte[random.nextInt(400)];
    random.nextBytes(bytes);
    return bytes;
  }

  /** Words of any characters, short and long. */
  String text() {
    StringBuilder text = new StringBuilder();
    for (int pieces = random.nextInt(12); pieces > 0; pieces--) {
      switch (random.nextInt(6)) {
        case 0 -> text.append(any(HOSTILE));
        case 1 -> text.append(" ".repeat(1 + random.nextInt(4)));
        case 2 -> text.append(Character.toString(random.nextInt(Character.MAX_CODE_POINT + 1)));
        case 3 -> text.append("w".repeat(random.nextInt(90)));
        default -> text.append(" word");
      }
    }
    return text.toString();
  }

  private boolean maybe() {
    return random.nextInt(3) == 0;
  }

  private <T> T any(T[] values) {
    return values[random.nextInt(values.length)];
  }
}
