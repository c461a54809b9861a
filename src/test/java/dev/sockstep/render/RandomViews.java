package dev.sockstep.render;

import dev.sockstep.model.Endpoint;
import dev.sockstep.model.Explanation;
import dev.sockstep.model.FailureModes;
import dev.sockstep.model.Inspection;
import dev.sockstep.model.Kin;
import dev.sockstep.model.OptionsInForce;
import dev.sockstep.model.PeerKind;
import dev.sockstep.model.Peers;
import dev.sockstep.model.Provocation;
import dev.sockstep.model.Snapshot;
import dev.sockstep.model.SocketKind;
import dev.sockstep.model.SocketView;
import dev.sockstep.model.Stage;
import dev.sockstep.model.States;
import dev.sockstep.model.Station;
import dev.sockstep.model.TcpFigures;
import dev.sockstep.model.TcpState;
import dev.sockstep.model.Track;
import dev.sockstep.model.Tracks;
import dev.sockstep.model.View;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** What a step that only looks may show, and sockets as they may have been seen. */
final class RandomViews extends Chance {
  RandomViews(RandomGenerator random) {
    super(random);
  }

  View anyView() {
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

  SocketView view() {
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
  SocketView row() {
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
}
