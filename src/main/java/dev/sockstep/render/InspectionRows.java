package dev.sockstep.render;

import dev.sockstep.model.Endpoint;
import dev.sockstep.model.Inspection;
import dev.sockstep.model.Inspection.Figure;
import dev.sockstep.model.Inspection.Group;
import dev.sockstep.model.Inspection.Unit;
import dev.sockstep.model.Snapshot;
import dev.sockstep.model.SocketView;
import dev.sockstep.model.TcpState;
import java.util.ArrayList;
import java.util.List;

/** Everything known about one socket: a row a figure, its source in a quiet column at the right. */
final class InspectionRows {
  private static final int INDENT = 15;
  private static final int LABEL = 19;

  private final Look look;
  private final List<Row> rows = new ArrayList<>();

  private InspectionRows(Look look) {
    this.look = look;
  }

  static List<Row> of(Inspection inspection, Look look) {
    InspectionRows made = new InspectionRows(look);
    made.head(inspection.socket());
    inspection.groups().forEach(made::group);
    return made.rows;
  }

  /** What every list of sockets has of it. */
  private void head(SocketView socket) {
    Snapshot seen = socket.snapshot();
    String stage =
        socket.where() + (socket.blockedIn() == null ? "" : ", in " + socket.blockedIn());
    Row row = new Row(INDENT).plain("    ").add(Style.NAME, socket.name());
    String fd = seen.fd() < 0 ? "" : "  fd " + seen.fd();
    rows.add(row.plain("  " + socket.kind().word() + fd + "  " + stage));
    boolean diag = seen.fd() < 0;
    List<Figure> figures = new ArrayList<>();
    if (seen.state() != null) {
      String source = diag ? "sock_diag idiag_state" : "TCP_INFO tcpi_state";
      figures.add(text("state", seen.state().name(), source));
    }
    address(figures, "local", seen.local(), diag ? "last look" : "getsockname(2)");
    boolean asks = seen.state() == TcpState.SYN_SENT;
    address(
        figures, "peer", seen.peer(), diag ? "last look" : asks ? "sock_diag" : "getpeername(2)");
    String received = socket.kind().isStream() ? "receive queue" : "next datagram";
    bytes(figures, received, seen.recvq(), diag ? "sock_diag idiag_rqueue" : "SIOCINQ");
    bytes(figures, "send queue", seen.sendq(), diag ? "sock_diag idiag_wqueue" : "SIOCOUTQ");
    group(new Group("kernel", figures));
  }

  private static void address(List<Figure> figures, String label, Endpoint at, String source) {
    if (at != null) {
      figures.add(text(label, at.text(), source));
    }
  }

  private static void bytes(List<Figure> figures, String label, Integer count, String source) {
    if (count != null) {
      figures.add(new Figure(label, label, count.toString(), Unit.BYTES, source));
    }
  }

  private static Figure text(String label, String value, String source) {
    return new Figure(label, label, value, Unit.TEXT, source);
  }

  private void group(Group group) {
    if (group.title().equals("options")) {
      options(group);
      return;
    }
    String title = group.title();
    for (Figure figure : group.figures()) {
      Row row = new Row(INDENT).add(Style.QUIET, padded("    " + title, INDENT));
      row.plain(padded(figure.label(), LABEL))
          .add(Style.NEW, figure.value() + Units.of(figure, look));
      source(row, figure.source());
      rows.add(row);
      title = "";
    }
  }

  /** There are many, mostly off: they share their rows, those of one level together. */
  private void options(Group group) {
    String title = group.title();
    for (int i = 0; i < group.figures().size(); ) {
      String source = group.figures().get(i).source();
      Row row = new Row(INDENT).add(Style.QUIET, padded("    " + title, INDENT));
      row.add(Style.QUIET, source + ":");
      while (i < group.figures().size() && group.figures().get(i).source().equals(source)) {
        Figure figure = group.figures().get(i++);
        row.plain("  ").kept(Style.PLAIN, figure.label() + " ").kept(Style.NEW, figure.value());
      }
      rows.add(row);
      title = "";
    }
  }

  private void source(Row row, String source) {
    // What stands at the margin is not wrapped.
    if (Widths.of(Printable.escaped(source)) < look.width() - INDENT - 2) {
      row.right(Style.QUIET, source);
    } else {
      row.plain("  ").add(Style.QUIET, source);
    }
  }

  private static String padded(String text, int width) {
    int blanks = Math.max(1, width - Widths.of(Printable.escaped(text)));
    return text + " ".repeat(blanks);
  }
}
