package dev.sockstep.render;

import dev.sockstep.model.Endpoint;
import dev.sockstep.model.Kin;
import dev.sockstep.model.Snapshot;
import dev.sockstep.model.SocketView;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The session's sockets in columns, those of ss(8) among them. */
final class SocketsTable {
  private static final List<String> HEAD =
      List.of("", "name", "kind", "fd", "stage", "state", "recvq", "sendq", "local", "peer");

  private static final String BELOW = "local, peer below";

  private final List<SocketView> sockets;
  private final Look look;

  SocketsTable(List<SocketView> sockets, Look look) {
    this.sockets = sockets;
    this.look = look;
  }

  List<Row> rows() {
    if (sockets.isEmpty()) {
      return List.of(new Row(4).plain("    no socket yet: create makes one"));
    }
    List<List<String>> lines = new ArrayList<>();
    lines.add(HEAD);
    sockets.forEach(socket -> lines.add(cells(socket)));
    int[] widths = new int[HEAD.size()];
    for (List<String> line : lines) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], RowWriter.width(line.get(i)));
      }
    }
    int total = 4;
    for (int width : widths) {
      total += width + 1;
    }
    // Where the addresses do not fit behind, each socket takes a second line for them.
    boolean folded = total > look.width();
    List<Row> rows = new ArrayList<>();
    for (List<String> line : lines) {
      Style style = rows.isEmpty() ? Style.QUIET : Style.PLAIN;
      rows.addAll(rows(line, widths, folded, style));
    }
    return rows;
  }

  private List<Row> rows(List<String> line, int[] widths, boolean folded, Style style) {
    Row row = new Row(8).plain("  ");
    int last = folded ? 8 : line.size();
    for (int i = 0; i < last; i++) {
      boolean right = i == 3 || i == 6 || i == 7;
      String cell = padded(line.get(i), widths[i], right);
      Style shown = i == 1 && style == Style.PLAIN ? Style.NAME : style;
      row.add(shown, cell).plain(" ");
    }
    if (!folded || style == Style.QUIET) {
      // The addresses' own lines name them too, where the head has no room for it.
      int end = 2 + Arrays.stream(widths, 0, last).sum() + last + BELOW.length();
      return List.of(folded && end <= look.width() ? row.add(style, BELOW) : row);
    }
    Row addresses = new Row(8).plain("      ").add(Style.QUIET, "local ").plain(line.get(8));
    addresses.add(Style.QUIET, "  peer ").plain(line.get(9));
    return List.of(row, addresses);
  }

  private static String padded(String text, int width, boolean right) {
    String space = " ".repeat(width - RowWriter.width(text));
    return right ? space + text : text + space;
  }

  private static List<String> cells(SocketView socket) {
    Snapshot seen = socket.snapshot();
    boolean listening = seen.acceptq() != null;
    // As ss(8) has it, for datagrams the memory that they take.
    Integer received = seen.queued() != null ? seen.queued() : seen.recvq();
    List<String> cells =
        List.of(
            socket.current() ? "*" : "",
            socket.name(),
            socket.kind().word(),
            seen.fd() < 0 ? "-" : Integer.toString(seen.fd()),
            stage(socket),
            (seen.state() == null ? "-" : seen.state().name()) + timer(socket.kin()),
            text(listening ? seen.acceptq() : received),
            text(listening ? seen.acceptLimit() : seen.sendq()),
            text(seen.local()),
            text(seen.peer()));
    // Escaped before they are measured.
    return cells.stream().map(Printable::escaped).toList();
  }

  /** Where it is in its life; for what the session did not make, whose it is. */
  private static String stage(SocketView socket) {
    String blocked = socket.blockedIn() == null ? "" : ", in " + socket.blockedIn();
    if (socket.stage() != null) {
      return socket.where() + blocked;
    }
    return switch (socket.kin()) {
      case Kin(var relation, _, var owner, _, _) when owner == null ->
          switch (relation) {
            case PENDING -> "not accepted";
            case PEER -> "no process";
            case OPEN, GHOST, REST -> "the kernel's";
          };
      case Kin kin -> kin.owner();
    };
  }

  /** The running timer, and what is left of it, as ss -o shows them. */
  private static String timer(Kin kin) {
    if (kin == null || kin.timer() == null) {
      return "";
    }
    long left = kin.timerMillis();
    String time = left < 1000 ? left + " ms" : (left + 500) / 1000 + " s";
    boolean said = kin.timer().equals("time-wait");
    return (said ? ", " : ", " + kin.timer() + " ") + time;
  }

  private static String text(Integer number) {
    return number == null ? "-" : number.toString();
  }

  private static String text(Endpoint endpoint) {
    return endpoint == null ? "-" : endpoint.text();
  }
}
