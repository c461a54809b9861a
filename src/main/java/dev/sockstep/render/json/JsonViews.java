package dev.sockstep.render.json;

import static dev.sockstep.render.json.JsonProperties.string;
import static dev.sockstep.render.json.JsonProperties.strings;

import dev.sockstep.model.Explanation;
import dev.sockstep.model.FailureModes;
import dev.sockstep.model.Inspection;
import dev.sockstep.model.Inspection.Figure;
import dev.sockstep.model.OptionsInForce;
import dev.sockstep.model.Peers;
import dev.sockstep.model.Provocation;
import dev.sockstep.model.States;
import dev.sockstep.model.Tracks;
import dev.sockstep.model.View;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;

/** What a step that only looks shows, as a property of its own. */
final class JsonViews {
  private JsonViews() {}

  static void write(View view, JsonGenerator json) {
    switch (view) {
      case States states -> states(states, json);
      case Tracks tracks -> tracks(tracks, json);
      case Inspection inspection -> inspection(inspection, json);
      case OptionsInForce options -> options(options, json);
      case Peers peers -> peers(peers, json);
      case FailureModes modes -> modes(modes, json);
      case Provocation provocation -> provocation(provocation, json);
      case Explanation explanation -> explanation(explanation, json);
    }
  }

  private static void explanation(Explanation explanation, JsonGenerator json) {
    json.writeObjectPropertyStart("explanation");
    json.writeStringProperty("word", explanation.word());
    json.writeStringProperty("title", explanation.title());
    json.writeStringProperty("what", explanation.what());
    json.writeArrayPropertyStart("parts");
    for (Explanation.Part part : explanation.parts()) {
      json.writeStartObject();
      json.writeStringProperty("label", part.label());
      json.writeStringProperty("text", part.text());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeStringProperty("see", explanation.see());
    string(json, "here", explanation.here());
    json.writeEndObject();
  }

  private static void options(OptionsInForce view, JsonGenerator json) {
    json.writeObjectPropertyStart("options");
    json.writeStringProperty("of", view.socket());
    json.writeStringProperty("kind", view.kind().word());
    json.writeArrayPropertyStart("all");
    for (OptionsInForce.Of option : view.options()) {
      json.writeStartObject();
      json.writeStringProperty("name", option.name());
      json.writeStringProperty("level", option.level());
      json.writeStringProperty("value", option.value());
      string(json, "fresh", option.fresh());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void peers(Peers peers, JsonGenerator json) {
    json.writeArrayPropertyStart("peers");
    for (Peers.Of peer : peers.all()) {
      json.writeStartObject();
      json.writeStringProperty("name", peer.name());
      json.writeStringProperty("kind", peer.kind().word());
      json.writeStringProperty("role", peer.client() ? "client" : "server");
      json.writeStringProperty("socket", peer.socket().word());
      string(json, "address", peer.local() == null ? null : peer.local().text());
      string(json, "to", peer.to() == null ? null : peer.to().text());
      json.writeNumberProperty("connections", peer.tally().connections());
      json.writeNumberProperty("open", peer.tally().open());
      json.writeNumberProperty("bytesIn", peer.tally().bytesIn());
      json.writeNumberProperty("bytesOut", peer.tally().bytesOut());
      string(json, "last", peer.tally().last());
      json.writeBooleanProperty("running", peer.running());
      if (peer.pace() != null) {
        json.writeStringProperty("pace", peer.pace());
      }
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeStringProperty("act", peers.act().name().toLowerCase(Locale.ROOT));
  }

  private static void modes(FailureModes modes, JsonGenerator json) {
    json.writeArrayPropertyStart("failureModes");
    for (FailureModes.Of mode : modes.all()) {
      json.writeStartObject();
      json.writeStringProperty("mode", mode.id());
      json.writeStringProperty("call", mode.call());
      json.writeStringProperty("errno", mode.errno());
      json.writeStringProperty("cause", mode.cause());
      json.writeStringProperty("takes", mode.takes());
      json.writeStringProperty("way", mode.way().name().toLowerCase(Locale.ROOT));
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void provocation(Provocation provocation, JsonGenerator json) {
    json.writeObjectPropertyStart("provocation");
    json.writeStringProperty("mode", provocation.mode());
    json.writeStringProperty("call", provocation.call());
    json.writeStringProperty("errno", provocation.errno());
    json.writeStringProperty("cause", provocation.cause());
    json.writeBooleanProperty("byHand", provocation.byHand());
    strings(json, "lines", provocation.lines());
    strings(json, "names", provocation.names());
    json.writeEndObject();
  }

  private static void tracks(Tracks tracks, JsonGenerator json) {
    json.writeArrayPropertyStart("tracks");
    for (Tracks.Of of : tracks.sockets()) {
      json.writeStartObject();
      json.writeStringProperty("name", of.socket().name());
      json.writeStringProperty("role", of.role().name().toLowerCase(Locale.ROOT));
      json.writeStringProperty("furthest", of.furthest().word());
      string(json, "tried", of.tried() == null ? null : of.tried().word());
      string(json, "errno", of.errno());
      json.writeStringProperty("stage", of.socket().stage().word());
      string(json, "blocked", of.socket().blockedIn());
      json.writeName("socket");
      JsonSockets.write(of.socket(), null, json);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void states(States states, JsonGenerator json) {
    json.writeArrayPropertyStart("states");
    for (States.Walk walk : states.walks()) {
      json.writeStartObject();
      json.writeStringProperty("name", walk.name());
      string(json, "state", walk.now() == null ? null : walk.now().name());
      json.writeArrayPropertyStart("path");
      walk.path().forEach(state -> json.writeString(state.name()));
      json.writeEndArray();
      json.writeBooleanProperty("current", walk.current());
      json.writeBooleanProperty("gone", walk.gone());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /**
   * With the words and the order that the screen shows; the figures alone stand with the socket.
   */
  private static void inspection(Inspection inspection, JsonGenerator json) {
    json.writeObjectPropertyStart("inspection");
    json.writeName("socket");
    JsonSockets.write(inspection.socket(), null, json);
    json.writeArrayPropertyStart("groups");
    for (Inspection.Group group : inspection.groups()) {
      json.writeStartObject();
      json.writeStringProperty("title", group.title());
      json.writeArrayPropertyStart("figures");
      group.figures().forEach(figure -> figure(figure, json));
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void figure(Figure figure, JsonGenerator json) {
    json.writeStartObject();
    json.writeStringProperty("key", figure.key());
    json.writeStringProperty("label", figure.label());
    json.writeStringProperty("value", figure.value());
    json.writeStringProperty("unit", figure.unit().name().toLowerCase(Locale.ROOT));
    json.writeStringProperty("source", figure.source());
    json.writeEndObject();
  }
}
