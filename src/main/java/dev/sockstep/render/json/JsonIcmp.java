package dev.sockstep.render.json;

import dev.sockstep.model.IcmpError;
import tools.jackson.core.JsonGenerator;

/** What an ICMP error says, as the property {@code icmp} of a packet. */
final class JsonIcmp {
  private JsonIcmp() {}

  static void write(IcmpError icmp, JsonGenerator json) {
    json.writeObjectPropertyStart("icmp");
    json.writeNumberProperty("type", icmp.type());
    json.writeNumberProperty("code", icmp.code());
    json.writeStringProperty("words", icmp.words());
    json.writeNumberProperty("mtu", icmp.mtu());
    json.writeStringProperty("protocol", icmp.tcp() ? "tcp" : "udp");
    json.writeStringProperty("from", icmp.from().text());
    json.writeStringProperty("to", icmp.to().text());
    json.writeEndObject();
  }

  /** That of a packet; null when it is none of ICMP. */
  static IcmpError read(JsonObject packet) {
    JsonObject icmp = packet.objectOrNull("icmp");
    return icmp == null
        ? null
        : new IcmpError(
            icmp.integer("type"),
            icmp.integer("code"),
            icmp.integer("mtu"),
            icmp.string("protocol").equals("tcp"),
            Endpoints.parse(icmp.string("from")),
            Endpoints.parse(icmp.string("to")));
  }
}
