package dev.sockstep.render;

import dev.sockstep.model.States;
import dev.sockstep.model.TcpState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The TCP states in half the width of {@link StateDiagram}, to stand beside something else: without
 * the words on the edges, with the session's sockets at their states.
 */
final class StateMap {
  static final int WIDTH = 46;

  /** A row without a state's word has room for the names of those who stand at the state above. */
  private static final String PICTURE =
      """
                          CLOSE

             ┌──────────────┴──────────┐
           LISTEN                  SYN_SENT

             ▼                         │
          SYN_RECV                     │

             └──────▸ ESTABLISHED ◂────┘

             ┌──────────────┴──────────┐
         FIN_WAIT_1 ──▸ CLOSING   CLOSE_WAIT

             ▼             ▼           ▼
         FIN_WAIT_2 ──▸ TIME_WAIT  LAST_ACK

      """;

  private final Look look;
  private final char[][] signs;
  private final Style[][] styles;

  private StateMap(Look look) {
    this.look = look;
    List<String> lines = PICTURE.lines().map(line -> StateDiagram.drawn(line, look)).toList();
    this.signs = new char[lines.size()][WIDTH];
    this.styles = new Style[lines.size()][WIDTH];
    for (int i = 0; i < signs.length; i++) {
      Arrays.fill(signs[i], ' ');
      Arrays.fill(styles[i], Style.QUIET);
      lines.get(i).getChars(0, lines.get(i).length(), signs[i], 0);
    }
  }

  static List<Row> of(States states, Look look) {
    StateMap map = new StateMap(look);
    for (TcpState state : TcpState.values()) {
      if (state != TcpState.NEW_SYN_RECV) {
        map.place(state, states);
      }
    }
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < map.signs.length; i++) {
      rows.add(map.row(i));
    }
    return rows;
  }

  private void place(TcpState state, States states) {
    String names =
        states.walks().stream()
            .filter(walk -> shown(walk.now()) == state)
            .map(walk -> Printable.escaped(walk.name()))
            .collect(Collectors.joining(" "));
    int row = 0;
    int column = -1;
    while (column < 0) {
      column = (" " + new String(signs[row++]) + " ").indexOf(" " + state.name() + " ");
    }
    int end = column + state.name().length();
    Arrays.fill(styles[row - 1], column, end, names.isEmpty() ? Style.PLAIN : Style.NEW);
    if (!names.isEmpty()) {
      String text = fitting(look.glyphs().here() + " " + names);
      int at = Math.min(column, WIDTH - text.length());
      text.getChars(0, text.length(), signs[row], at);
      Arrays.fill(styles[row], at, at + text.length(), Style.NAME);
    }
  }

  /** Between the columns of the picture; at the widest there is more room, and none is needed. */
  private String fitting(String text) {
    int room = 14;
    return text.length() <= room ? text : text.substring(0, room - 1) + look.glyphs().ellipsis();
  }

  /** The kernel's name for the requests of a listener; for a person it is SYN_RECV. */
  private static TcpState shown(TcpState state) {
    return state == TcpState.NEW_SYN_RECV ? TcpState.SYN_RECV : state;
  }

  private Row row(int index) {
    Row row = new Row(0);
    int start = 0;
    for (int i = 1; i <= WIDTH; i++) {
      if (i == WIDTH || styles[index][i] != styles[index][start]) {
        row.kept(styles[index][start], new String(signs[index], start, i - start));
        start = i;
      }
    }
    return row;
  }
}
