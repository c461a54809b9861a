package dev.sockstep.render.json;

import dev.sockstep.model.Endpoint;
import dev.sockstep.model.Explanation;
import dev.sockstep.model.FailureModes;
import dev.sockstep.model.Inspection;
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

/** Reads back the sockets and the views that {@link JsonViews} has written. */
final class JsonReportViews {
  private JsonReportViews() {}

  /** The view of a step; null where it has none. */
  static View view(JsonObject step) {
    if (step.has("explanation")) {
      return explanation(step.object("explanation"));
    }
    if (step.has("inspection")) {
      return inspection(step.object("inspection"));
    }
    if (step.has("states")) {
      return new States(step.each("states", JsonReportViews::walk));
    }
    if (step.has("tracks")) {
      return new Tracks(step.each("tracks", JsonReportViews::track));
    }
    if (step.has("failureModes")) {
      return new FailureModes(step.each("failureModes", JsonReportViews::mode));
    }
    if (step.has("options")) {
      return new OptionsInForce(
          step.object("options").string("of"),
          step.object("options").one("kind", SocketKind.class, SocketKind::word),
          step.object("options").each("all", JsonReportViews::option));
    }
    if (step.has("provocation")) {
      return provocation(step.object("provocation"));
    }
    return step.has("peers")
        ? new Peers(step.one("act", Peers.Act.class), step.each("peers", JsonReportViews::peer))
        : null;
  }

  private static OptionsInForce.Of option(JsonObject option) {
    return new OptionsInForce.Of(
        option.string("name"),
        option.string("level"),
        option.string("value"),
        option.stringOrNull("fresh"));
  }

  private static FailureModes.Of mode(JsonObject mode) {
    return new FailureModes.Of(
        mode.string("mode"),
        mode.string("call"),
        mode.string("errno"),
        mode.string("cause"),
        mode.string("takes"),
        mode.one("way", FailureModes.Access.class));
  }

  private static Provocation provocation(JsonObject provocation) {
    return new Provocation(
        provocation.string("mode"),
        provocation.string("call"),
        provocation.string("errno"),
        provocation.string("cause"),
        provocation.strings("lines"),
        provocation.strings("names"),
        provocation.flag("byHand"));
  }

  static SocketView socket(JsonObject socket) {
    return new SocketView(
        socket.string("name"),
        socket.one("kind", SocketKind.class, SocketKind::word),
        socket.has("stage") ? socket.one("stage", Stage.class, Stage::word) : null,
        socket.stringOrNull("blocked"),
        socket.flag("current"),
        snapshot(socket, socket.object("seen")),
        JsonReportExtras.kin(socket));
  }

  private static Snapshot snapshot(JsonObject socket, JsonObject seen) {
    return new Snapshot(
        socket.integer("fd"),
        socket.has("state") ? state(socket) : null,
        seen.flag("listening"),
        endpoint(socket, seen, "local"),
        endpoint(socket, seen, "peer"),
        seen.intOrNull("recvq"),
        seen.intOrNull("sendq"),
        seen.intOrNull("acceptq"),
        seen.intOrNull("acceptLimit"),
        seen.intOrNull("drops"),
        seen.intOrNull("queued"),
        seen.intOrNull("timeouts"),
        seen.has("tcp") ? figures(seen.object("tcp")) : null);
  }

  private static TcpState state(JsonObject object) {
    return object.one("state", TcpState.class, Enum::name);
  }

  private static Endpoint endpoint(JsonObject socket, JsonObject seen, String name) {
    if (seen.has(name)) {
      JsonObject unix = seen.object(name);
      return new Endpoint.Unix(unix.string("name"), unix.flag("abstract"));
    }
    return socket.has(name) ? Endpoints.parse(socket.string(name)) : null;
  }

  /** An address alone; null where there is none. */
  static Endpoint endpoint(JsonObject step, String name) {
    if (step.has(name + "Unix")) {
      JsonObject unix = step.object(name + "Unix");
      return new Endpoint.Unix(unix.string("name"), unix.flag("abstract"));
    }
    return step.has(name) ? Endpoints.parse(step.string(name)) : null;
  }

  private static TcpFigures figures(JsonObject tcp) {
    return new TcpFigures(
        tcp.number("rtt"),
        tcp.number("rttvar"),
        tcp.number("rto"),
        tcp.number("cwnd"),
        tcp.number("mss"),
        tcp.number("unacked"),
        tcp.number("retransmits"),
        tcp.number("totalRetrans"),
        tcp.number("notsent"),
        tcp.has("backoff") ? tcp.number("backoff") : 0,
        tcp.has("probes") ? tcp.number("probes") : 0,
        tcp.has("window") ? tcp.number("window") : -1);
  }

  private static Explanation explanation(JsonObject text) {
    return new Explanation(
        text.string("word"),
        text.string("title"),
        text.string("what"),
        text.each("parts", part -> new Explanation.Part(part.string("label"), part.string("text"))),
        text.string("see"),
        text.stringOrNull("here"));
  }

  private static Inspection inspection(JsonObject inspection) {
    return new Inspection(
        socket(inspection.object("socket")),
        inspection.each(
            "groups",
            group ->
                new Inspection.Group(
                    group.string("title"), group.each("figures", JsonReportViews::figure))));
  }

  private static Inspection.Figure figure(JsonObject figure) {
    return new Inspection.Figure(
        figure.string("key"),
        figure.string("label"),
        figure.string("value"),
        figure.one("unit", Inspection.Unit.class),
        figure.string("source"));
  }

  private static States.Walk walk(JsonObject walk) {
    return new States.Walk(
        walk.string("name"),
        walk.flag("current"),
        walk.strings("path").stream().map(TcpState::valueOf).toList(),
        walk.flag("gone"));
  }

  private static Tracks.Of track(JsonObject track) {
    return new Tracks.Of(
        socket(track.object("socket")),
        track.one("role", Track.Role.class),
        track.one("furthest", Station.class, Station::word),
        track.has("tried") ? track.one("tried", Station.class, Station::word) : null,
        track.stringOrNull("errno"));
  }

  private static Peers.Of peer(JsonObject peer) {
    return new Peers.Of(
        peer.string("name"),
        peer.one("kind", PeerKind.class, PeerKind::word),
        peer.string("role").equals("client"),
        peer.one("socket", SocketKind.class, SocketKind::word),
        peer.stringOrNull("pace"),
        peer.has("address") ? Endpoints.parse(peer.string("address")) : null,
        peer.has("to") ? Endpoints.parse(peer.string("to")) : null,
        peer.flag("running"),
        new Peers.Tally(
            peer.integer("connections"),
            peer.integer("open"),
            peer.number("bytesIn"),
            peer.number("bytesOut"),
            peer.stringOrNull("last")));
  }
}
