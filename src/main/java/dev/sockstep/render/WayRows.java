package dev.sockstep.render;

import dev.sockstep.command.Command.Feedback;
import dev.sockstep.model.Endpoint;
import dev.sockstep.model.Route;
import dev.sockstep.model.Way;
import java.util.ArrayList;
import java.util.List;

/** Which way a connect took: said of the first to a host, of one without a route, and in full. */
final class WayRows {
  private WayRows() {}

  /**
   * The rows' texts.
   *
   * @param way null where there is none
   */
  static List<String> of(Way way, Look look) {
    List<String> rows = new ArrayList<>();
    if (way == null) {
      return rows;
    }
    boolean full = look.feedback() == Feedback.FULL;
    boolean astray = way.route() != null && !leads(way.route());
    if (full && way.resolved().size() > 1) {
      List<String> hosts = way.resolved().stream().map(Endpoint::host).toList();
      rows.add(way.name() + ": " + hosts.getFirst() + " was used of " + String.join(", ", hosts));
    }
    if (way.route() != null && (full || way.first() || astray)) {
      rows.add(route(way.route()));
    }
    if (tellsPort(way, look)) {
      rows.add(
          "port " + way.port() + " is one of " + range(way, look) + ", the kernel's to choose");
    } else if (full && way.port() != null && !way.chosen()) {
      rows.add("port " + way.port() + " was bound before, not chosen by connect");
    }
    return rows;
  }

  /** Whether the rows say that the kernel chose the port, and from which. */
  static boolean tellsPort(Way way, Look look) {
    boolean full = look.feedback() == Feedback.FULL;
    return way != null
        && way.port() != null
        && way.chosen()
        && way.lowest() != null
        && (full || way.first());
  }

  private static String range(Way way, Look look) {
    String dash = look.glyphs().equals(Glyphs.ASCII) ? "-" : "–";
    return way.lowest() + dash + way.highest();
  }

  private static boolean leads(Route route) {
    return route.errno() == null && route.device() != null && !refuses(route.type());
  }

  private static boolean refuses(String type) {
    return type.equals("unreachable") || type.equals("prohibit") || type.equals("blackhole");
  }

  private static String route(Route route) {
    if (route.errno() != null) {
      return "none to " + route.destination() + ": the routing tables say " + route.errno();
    }
    String source = route.source() == null ? "" : ", source " + route.source();
    return route.destination()
        + (route.type().equals("unicast") ? "" : " (" + route.type() + ")")
        + (route.device() == null ? "" : " by " + route.device())
        + (route.gateway() == null ? "" : ", first to router " + route.gateway())
        + source;
  }
}
