package dev.sockstep.render;

import dev.sockstep.model.States;
import dev.sockstep.model.States.Walk;
import dev.sockstep.model.TcpState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The TCP state diagram of RFC 9293 figure 5, with the session's sockets at their states. An edge
 * bears the event and what is sent. Left out is what Linux does not do: LISTEN to SYN_SENT by a
 * send. A reset leads from any state to CLOSE.
 */
final class StateDiagram {
  private static final String PICTURE =
      """
                                        CLOSE
              listen ▼ ┌─────────────────┘ └──────────────────┐ ▼ connect, snd SYN
               close ▲ ▼                                      ▼ ▲ close
                     LISTEN                                SYN_SENT
               rcv SYN │                                     │  │ rcv SYN,ACK
           snd SYN,ACK ▼                                     │  │ snd ACK
                 ┌─ SYN_RECV ◂──── rcv SYN, snd SYN,ACK ─────┘  │
           close │     │                                        │
         snd FIN │     └ rcv ACK ──▸ ESTABLISHED ◂──────────────┘
                 │                     │     │
                 │   ┌ close, snd FIN ─┘     └──── rcv FIN, snd ACK ────┐
                 ▼   ▼                                                  ▼
              FIN_WAIT_1 ─ rcv FIN, snd ACK ─▸ CLOSING              CLOSE_WAIT
                 │                               │                close │
                 ▼ rcv ACK                       ▼ rcv ACK      snd FIN ▼
              FIN_WAIT_2 ─ rcv FIN, snd ACK ─▸ TIME_WAIT             LAST_ACK
                                                 │                      │
                                           2 MSL ▼ CLOSE        rcv ACK ▼ CLOSE
      """;

  private static final int WIDTH = 78;

  /** The picture takes 18 lines of 24; one was typed, the prompt needs one. */
  private static final int PATHS = 4;

  /** A state's word in the picture, and where the names of its sockets go. */
  private enum Place {
    CLOSE(0, 34, 0, 40, 38),
    LISTEN(3, 15, 3, 22, 30),
    SYN_SENT(3, 53, 3, 62, 16),
    SYN_RECV(6, 14, 7, 19, 38),
    ESTABLISHED(8, 31, 9, 41, 36),
    FIN_WAIT_1(12, 8, 13, 13, 29),
    CLOSING(12, 41, 13, 45, 13),
    CLOSE_WAIT(12, 62, 13, 68, 10),
    FIN_WAIT_2(15, 8, 16, 9, 33),
    TIME_WAIT(15, 41, 16, 45, 20),
    LAST_ACK(15, 63, 16, 68, 10);

    final int row;
    final int column;
    final int namesRow;
    final int namesColumn;
    final int room;

    Place(int row, int column, int namesRow, int namesColumn, int room) {
      this.row = row;
      this.column = column;
      this.namesRow = namesRow;
      this.namesColumn = namesColumn;
      this.room = room;
    }

    static Place of(TcpState state) {
      return switch (state) {
        case CLOSE -> CLOSE;
        case LISTEN -> LISTEN;
        case SYN_SENT -> SYN_SENT;
        case SYN_RECV, NEW_SYN_RECV -> SYN_RECV;
        case ESTABLISHED -> ESTABLISHED;
        case FIN_WAIT_1 -> FIN_WAIT_1;
        case FIN_WAIT_2 -> FIN_WAIT_2;
        case CLOSING -> CLOSING;
        case CLOSE_WAIT -> CLOSE_WAIT;
        case LAST_ACK -> LAST_ACK;
        case TIME_WAIT -> TIME_WAIT;
      };
    }
  }

  private final Look look;
  private final List<Walk> walks;
  private final char[][] signs;
  private final Style[][] styles;

  private StateDiagram(States states, Look look) {
    this.look = look;
    this.walks = states.walks();
    List<String> lines = PICTURE.lines().map(line -> drawn(line, look)).toList();
    this.signs = new char[lines.size()][WIDTH];
    this.styles = new Style[lines.size()][WIDTH];
    for (int i = 0; i < signs.length; i++) {
      Arrays.fill(signs[i], ' ');
      Arrays.fill(styles[i], Style.QUIET);
      lines.get(i).getChars(0, lines.get(i).length(), signs[i], 0);
    }
  }

  static List<Row> of(States states, Look look) {
    List<Row> rows = new ArrayList<>();
    StateDiagram diagram = new StateDiagram(states, look);
    if (look.width() >= WIDTH) {
      for (Place place : Place.values()) {
        diagram.place(place);
      }
      for (int i = 0; i < diagram.signs.length; i++) {
        rows.add(diagram.row(i));
      }
    }
    rows.addAll(new StatePaths(states.walks(), look, PATHS).rows());
    return rows;
  }

  /** A line of a picture in the signs that there are. */
  static String drawn(String line, Look look) {
    if (!look.glyphs().equals(Glyphs.ASCII)) {
      return line;
    }
    StringBuilder plain = new StringBuilder();
    for (char c : line.toCharArray()) {
      plain.append(
          switch (c) {
            case '─' -> '-';
            case '│' -> '|';
            case '┌', '┐', '└', '┘' -> '+';
            case '▼' -> 'v';
            case '▲' -> '^';
            case '▸' -> '>';
            case '◂' -> '<';
            default -> c;
          });
    }
    return plain.toString();
  }

  /** Puts the names of those who stand there, and brings the state out. */
  private void place(Place place) {
    List<String> names =
        walks.stream()
            .filter(walk -> walk.now() != null && Place.of(walk.now()) == place)
            .map(walk -> Printable.escaped(walk.name()))
            .toList();
    int end = place.column + place.name().length();
    Style style = names.isEmpty() ? Style.PLAIN : Style.NEW;
    Arrays.fill(styles[place.row], place.column, end, style);
    if (!names.isEmpty()) {
      String text = look.glyphs().here() + " " + joined(names, place.room - 2);
      text.getChars(0, text.length(), signs[place.namesRow], place.namesColumn);
      int namesEnd = place.namesColumn + text.length();
      Arrays.fill(styles[place.namesRow], place.namesColumn, namesEnd, Style.NAME);
    }
  }

  /** As many names as there is room for, and how many more there are. */
  private static String joined(List<String> names, int room) {
    String all = String.join(", ", names);
    for (int shown = names.size() - 1; all.length() > room && shown > 0; shown--) {
      all = String.join(", ", names.subList(0, shown)) + " +" + (names.size() - shown);
    }
    return all.length() > room ? all.substring(0, room) : all;
  }

  private Row row(int index) {
    Row row = new Row(0);
    String line = new String(signs[index]).stripTrailing();
    for (int from = 0; from < line.length(); ) {
      int to = from;
      while (to < line.length() && styles[index][to] == styles[index][from]) {
        to++;
      }
      row.kept(styles[index][from], line.substring(from, to));
      from = to;
    }
    return row;
  }
}
