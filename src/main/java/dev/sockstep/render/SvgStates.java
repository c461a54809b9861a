package dev.sockstep.render;

import dev.sockstep.model.States;
import dev.sockstep.model.TcpState;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The TCP state diagram of RFC 9293 figure 5, in SVG, with the way that each socket has taken. */
public final class SvgStates {
  private static final int WIDTH = 120;
  private static final int HEIGHT = 30;

  /** As many colours as the page's style has. */
  private static final int COLOURS = 6;

  private static final Map<TcpState, int[]> PLACES = places();

  private final States states;
  private final StringBuilder svg = new StringBuilder();

  private SvgStates(States states) {
    this.states = states;
  }

  private static Map<TcpState, int[]> places() {
    Map<TcpState, int[]> places = new EnumMap<>(TcpState.class);
    places.put(TcpState.CLOSE, new int[] {400, 30});
    places.put(TcpState.LISTEN, new int[] {190, 100});
    places.put(TcpState.SYN_SENT, new int[] {610, 100});
    places.put(TcpState.SYN_RECV, new int[] {190, 180});
    places.put(TcpState.ESTABLISHED, new int[] {400, 250});
    places.put(TcpState.FIN_WAIT_1, new int[] {190, 330});
    places.put(TcpState.CLOSING, new int[] {400, 330});
    places.put(TcpState.CLOSE_WAIT, new int[] {610, 330});
    places.put(TcpState.FIN_WAIT_2, new int[] {190, 410});
    places.put(TcpState.TIME_WAIT, new int[] {400, 410});
    places.put(TcpState.LAST_ACK, new int[] {610, 410});
    return places;
  }

  private static TcpState shown(TcpState state) {
    return state == TcpState.NEW_SYN_RECV ? TcpState.SYN_RECV : state;
  }

  public static String of(States states) {
    return new SvgStates(states).draw();
  }

  private String draw() {
    int height = 450 + 22 * states.walks().size();
    add("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"800\" height=\"%d\"", height);
    add(" viewBox=\"0 0 800 %d\" role=\"img\"", height);
    add(" aria-label=\"the TCP states, and the way of each socket\">\n<defs>");
    head("edge");
    for (int i = 0; i < Math.min(COLOURS, states.walks().size()); i++) {
      head("way" + i);
    }
    add("</defs>\n");
    for (TcpState from : PLACES.keySet()) {
      for (TcpState to : PLACES.keySet()) {
        if (to != TcpState.CLOSE && from.leadsTo(to)) {
          line("edge", from, to, 0);
        }
      }
    }
    line("edge", TcpState.TIME_WAIT, TcpState.CLOSE, 0);
    for (int i = 0; i < states.walks().size(); i++) {
      way(states.walks().get(i).path(), i);
    }
    PLACES.forEach(this::box);
    for (int i = 0; i < states.walks().size(); i++) {
      walk(states.walks().get(i), i);
    }
    return svg.append("</svg>\n").toString();
  }

  private void box(TcpState state, int[] at) {
    add(
        "<rect class=\"state\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"6\"/>",
        at[0] - WIDTH / 2, at[1] - HEIGHT / 2, WIDTH, HEIGHT);
    add(
        "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">%s</text>\n",
        at[0], at[1] + 5, state.name());
  }

  private void head(String style) {
    add("<marker id=\"%s\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"9\"", style);
    add(" markerHeight=\"9\" markerUnits=\"userSpaceOnUse\" orient=\"auto\">");
    add("<path class=\"head %s\" d=\"M0 0L8 4L0 8z\"/></marker>", style);
  }

  /** Ways beside each other, so that each is seen. */
  private static int shift(int number) {
    return 6 * (number % COLOURS) - 15;
  }

  private void way(List<TcpState> path, int number) {
    for (int i = 1; i < path.size(); i++) {
      String style = "way" + number % COLOURS;
      line(style, shown(path.get(i - 1)), shown(path.get(i)), shift(number));
    }
  }

  private void walk(States.Walk walk, int number) {
    String colour = "way way" + number % COLOURS;
    List<TcpState> path = walk.path();
    TcpState now = walk.now();
    if (now != null) {
      int[] at = PLACES.get(shown(now));
      add(
          "<circle class=\"%s\" cx=\"%d\" cy=\"%d\" r=\"5\"/>\n",
          colour, at[0] + shift(number) * 3, at[1] + HEIGHT / 2);
    }
    int y = 450 + 22 * number;
    add("<line class=\"%s\" x1=\"60\" y1=\"%d\" x2=\"90\" y2=\"%d\"/>", colour, y, y);
    add("<text x=\"100\" y=\"%d\">", y + 5);
    String way = String.join(" \u25b8 ", path.stream().map(Enum::name).toList());
    svg.append(Xml.escaped(walk.name() + ": " + way + (walk.gone() ? " \u25b8 gone" : "")));
    add("</text>\n");
  }

  /** From the border of one box to that of the other, shifted to the side of its direction. */
  private void line(String style, TcpState from, TcpState to, int shift) {
    if (from == to) {
      return;
    }
    int[] a = PLACES.get(from);
    int[] b = PLACES.get(to);
    double length = Math.hypot(b[0] - a[0], b[1] - a[1]);
    double dx = (b[0] - a[0]) / length;
    double dy = (b[1] - a[1]) / length;
    double out = toBorder(-dy * shift, dx * shift, dx, dy);
    double in = toBorder(-dy * shift, dx * shift, -dx, -dy);
    add("<line class=\"%s\"", style.equals("edge") ? style : "way " + style);
    add(" x1=\"%.1f\" y1=\"%.1f\"", a[0] - dy * shift + out * dx, a[1] + dx * shift + out * dy);
    add(" x2=\"%.1f\" y2=\"%.1f\"", b[0] - dy * shift - in * dx, b[1] + dx * shift - in * dy);
    add(" marker-end=\"url(#%s)\"/>\n", style);
  }

  /** How far a box's border is from a point in it, given from its middle, in that direction. */
  private static double toBorder(double x, double y, double dx, double dy) {
    double across = dx == 0 ? Double.MAX_VALUE : (Math.signum(dx) * WIDTH / 2 - x) / dx;
    double along = dy == 0 ? Double.MAX_VALUE : (Math.signum(dy) * HEIGHT / 2 - y) / dy;
    return Math.min(across, along);
  }

  private void add(String format, Object... values) {
    svg.append(String.format(Locale.ROOT, format, values));
  }
}
