package dev.sockstep.render;

import dev.sockstep.model.States;
import dev.sockstep.model.TcpState;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The TCP state diagram of RFC 9293, figure 5, in SVG, with the way that each socket has taken. */
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
    add("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 800 %d\" role=\"img\"", height);
    add(" aria-label=\"the TCP states, and the way of each socket\">\n");
    for (TcpState from : PLACES.keySet()) {
      for (TcpState to : PLACES.keySet()) {
        if (to != TcpState.CLOSE && from.leadsTo(to)) {
          line("edge", from, to, 0);
        }
      }
    }
    line("edge", TcpState.TIME_WAIT, TcpState.CLOSE, 0);
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

  private void walk(States.Walk walk, int number) {
    String colour = "way way" + number % COLOURS;
    int shift = 6 * (number % COLOURS) - 15;
    List<TcpState> path = walk.path();
    for (int i = 1; i < path.size(); i++) {
      line(colour, shown(path.get(i - 1)), shown(path.get(i)), shift);
    }
    TcpState now = walk.now();
    if (now != null) {
      int[] at = PLACES.get(shown(now));
      add(
          "<circle class=\"%s\" cx=\"%d\" cy=\"%d\" r=\"5\"/>\n",
          colour, at[0] + shift * 3, at[1] + HEIGHT / 2);
    }
    int y = 450 + 22 * number;
    add("<line class=\"%s\" x1=\"60\" y1=\"%d\" x2=\"90\" y2=\"%d\"/>", colour, y, y);
    add("<text x=\"100\" y=\"%d\">", y + 5);
    String way = String.join(" \u25b8 ", path.stream().map(Enum::name).toList());
    svg.append(Xml.escaped(walk.name() + ": " + way + (walk.gone() ? " \u25b8 gone" : "")));
    add("</text>\n");
  }

  private void line(String style, TcpState from, TcpState to, int shift) {
    int[] a = PLACES.get(from);
    int[] b = PLACES.get(to);
    add(
        "<line class=\"%s\" x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\"/>\n",
        style, a[0] + shift, a[1], b[0] + shift, b[1]);
  }

  private void add(String format, Object... values) {
    svg.append(String.format(Locale.ROOT, format, values));
  }
}
