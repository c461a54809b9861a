package dev.sockstep.render.json;

import static dev.sockstep.render.json.JsonProperties.number;
import static dev.sockstep.render.json.JsonProperties.string;

import dev.sockstep.model.Endpoint;
import dev.sockstep.model.Route;
import dev.sockstep.model.Way;
import tools.jackson.core.JsonGenerator;

/** Which way a connect took, as the property {@code way}. */
final class JsonWays {
  private JsonWays() {}

  static void write(Way way, JsonGenerator json) {
    json.writeObjectPropertyStart("way");
    string(json, "name", way.name());
    json.writeArrayPropertyStart("resolved");
    way.resolved().stream().map(Endpoint::host).forEach(json::writeString);
    json.writeEndArray();
    route(way.route(), json);
    number(json, "port", way.port());
    json.writeBooleanProperty("chosen", way.chosen());
    json.writeBooleanProperty("first", way.first());
    if (way.lowest() == null) {
      json.writeNullProperty("port_range");
    } else {
      json.writeArrayPropertyStart("port_range");
      json.writeNumber(way.lowest());
      json.writeNumber(way.highest());
      json.writeEndArray();
    }
    json.writeEndObject();
  }

  private static void route(Route route, JsonGenerator json) {
    if (route == null) {
      json.writeNullProperty("route");
      return;
    }
    json.writeObjectPropertyStart("route");
    json.writeStringProperty("destination", route.destination());
    string(json, "type", route.type());
    string(json, "device", route.device());
    string(json, "gateway", route.gateway());
    string(json, "source", route.source());
    string(json, "errno", route.errno());
    json.writeEndObject();
  }
}
