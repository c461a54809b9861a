package dev.sockstep.render.json;

import static dev.sockstep.render.json.JsonProperties.number;
import static dev.sockstep.render.json.JsonProperties.string;

import dev.sockstep.model.Endpoint;
import dev.sockstep.model.Inspection;
import dev.sockstep.model.Inspection.Figure;
import dev.sockstep.model.Inspection.Unit;
import dev.sockstep.model.Snapshot;
import dev.sockstep.model.SocketView;
import dev.sockstep.model.TcpFigures;
import dev.sockstep.model.View;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** A socket of the session as an object: the columns of the screen, then what they leave out. */
final class JsonSockets {
  private JsonSockets() {}

  /**
   * @param view what the step shows; an inspection's figures stand with its socket
   */
  static void write(SocketView socket, View view, JsonGenerator json) {
    Snapshot seen = socket.snapshot();
    boolean listening = seen.acceptq() != null;
    json.writeStartObject();
    json.writeStringProperty("name", socket.name());
    json.writeNumberProperty("fd", seen.fd());
    json.writeStringProperty("kind", socket.kind().word());
    string(json, "stage", socket.stage() == null ? null : socket.stage().word());
    string(json, "state", seen.state() == null ? null : seen.state().name());
    string(json, "local", seen.local() == null ? null : seen.local().text());
    string(json, "peer", seen.peer() == null ? null : seen.peer().text());
    // As ss(8) has it: on a listener, the accept queue and its limit.
    number(json, "recvq", listening ? seen.acceptq() : seen.recvq());
    number(json, "sendq", listening ? seen.acceptLimit() : seen.sendq());
    string(json, "blocked", socket.blockedIn());
    json.writeBooleanProperty("current", socket.current());
    JsonKin.write(socket, json);
    seen(seen, json);
    if (view instanceof Inspection inspection) {
      figures(inspection, json);
    }
    json.writeEndObject();
  }

  /** What tells an address or a queue from another that the columns write alike. */
  private static void seen(Snapshot seen, JsonGenerator json) {
    json.writeObjectPropertyStart("seen");
    json.writeBooleanProperty("listening", seen.listening());
    number(json, "recvq", seen.recvq());
    number(json, "sendq", seen.sendq());
    number(json, "acceptq", seen.acceptq());
    number(json, "acceptLimit", seen.acceptLimit());
    if (seen.drops() != null) {
      json.writeNumberProperty("drops", seen.drops());
    }
    if (seen.queued() != null) {
      json.writeNumberProperty("queued", seen.queued());
    }
    if (seen.timeouts() != null) {
      json.writeNumberProperty("timeouts", seen.timeouts());
    }
    if (seen.local() instanceof Endpoint.Unix unix) {
      unix(json, "local", unix);
    }
    if (seen.peer() instanceof Endpoint.Unix unix) {
      unix(json, "peer", unix);
    }
    if (seen.tcp() != null) {
      tcp(seen.tcp(), json);
    }
    json.writeEndObject();
  }

  /** Behind what {@code sockets} tells of a socket. */
  private static void figures(Inspection inspection, JsonGenerator json) {
    List<Figure> figures =
        inspection.groups().stream().flatMap(group -> group.figures().stream()).toList();
    for (Figure figure : figures) {
      if (figure.unit() == Unit.TEXT) {
        json.writeStringProperty(figure.key(), figure.value());
      } else {
        json.writeNumberProperty(figure.key(), Long.parseLong(figure.value()));
      }
    }
    json.writeObjectPropertyStart("sources");
    figures.forEach(figure -> json.writeStringProperty(figure.key(), figure.source()));
    json.writeEndObject();
  }

  /** An address alone: as text, and a Unix socket's exactly, behind it. */
  static void endpoint(JsonGenerator json, String property, Endpoint endpoint) {
    json.writeStringProperty(property, endpoint.text());
    if (endpoint instanceof Endpoint.Unix unix) {
      unix(json, property + "Unix", unix);
    }
  }

  private static void unix(JsonGenerator json, String property, Endpoint.Unix unix) {
    json.writeObjectPropertyStart(property);
    json.writeStringProperty("name", unix.name());
    json.writeBooleanProperty("abstract", unix.isAbstract());
    json.writeEndObject();
  }

  private static void tcp(TcpFigures tcp, JsonGenerator json) {
    json.writeObjectPropertyStart("tcp");
    json.writeNumberProperty("rtt", tcp.rttMicros());
    json.writeNumberProperty("rttvar", tcp.rttvarMicros());
    json.writeNumberProperty("rto", tcp.rtoMicros());
    json.writeNumberProperty("cwnd", tcp.cwnd());
    json.writeNumberProperty("mss", tcp.sndMss());
    json.writeNumberProperty("unacked", tcp.unacked());
    json.writeNumberProperty("retransmits", tcp.retransmits());
    json.writeNumberProperty("totalRetrans", tcp.totalRetrans());
    json.writeNumberProperty("notsent", tcp.notsentBytes());
    json.writeNumberProperty("backoff", tcp.backoff());
    json.writeNumberProperty("probes", tcp.probes());
    json.writeNumberProperty("window", tcp.sndWnd());
    json.writeEndObject();
  }
}
