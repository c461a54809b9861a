package dev.sockstep.render.json;

import dev.sockstep.model.Counts;
import dev.sockstep.model.FigureChange;
import dev.sockstep.model.Inspection;
import dev.sockstep.model.Inspection.Unit;
import dev.sockstep.model.Kin;
import dev.sockstep.model.Route;
import dev.sockstep.model.Way;
import java.util.List;

/** Reads back what a report has beyond the contract: ways, counters, figures and kin. */
final class JsonReportExtras {
  private JsonReportExtras() {}

  static Way way(JsonObject way) {
    if (way == null) {
      return null;
    }
    List<Long> range = way.has("port_range") ? way.longs("port_range") : List.of();
    return new Way(
        way.stringOrNull("name"),
        way.strings("resolved").stream().map(Endpoints::host).toList(),
        route(way.objectOrNull("route")),
        way.intOrNull("port"),
        way.flag("chosen"),
        range.isEmpty() ? null : range.getFirst().intValue(),
        range.isEmpty() ? null : range.getLast().intValue(),
        way.has("first") && way.flag("first"));
  }

  private static Route route(JsonObject route) {
    return route == null
        ? null
        : new Route(
            route.string("destination"),
            route.stringOrNull("type"),
            route.stringOrNull("device"),
            route.stringOrNull("gateway"),
            route.stringOrNull("source"),
            route.stringOrNull("errno"));
  }

  static Counts counts(JsonObject counters) {
    return counters == null
        ? null
        : new Counts(counters.integer("since"), counters.numbers("moved"));
  }

  static FigureChange figure(JsonObject change) {
    Unit unit = change.one("unit", Unit.class);
    String key = change.string("what");
    return new FigureChange(
        change.string("socket"),
        new Inspection.Figure(
            key,
            change.string("label"),
            value(change, "after", unit),
            unit,
            change.string("source")),
        change.has("before") ? value(change, "before", unit) : null);
  }

  private static String value(JsonObject change, String name, Unit unit) {
    return unit == Unit.TEXT ? change.string(name) : Long.toString(change.number(name));
  }

  static Kin kin(JsonObject socket) {
    boolean open = !socket.has("relation");
    if (open && !socket.has("running")) {
      return null;
    }
    return new Kin(
        open ? Kin.Relation.OPEN : socket.one("relation", Kin.Relation.class),
        socket.string(open ? "name" : "of"),
        socket.stringOrNull("held_by"),
        socket.stringOrNull("running"),
        socket.has("left") ? socket.number("left") : 0);
  }
}
