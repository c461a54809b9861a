package dev.sockstep.render;

import dev.sockstep.model.Change;
import dev.sockstep.model.Change.Property;
import dev.sockstep.model.StepReport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What changed in the kernel: a row for each socket. */
final class KernelRows {
  private final StepReport report;
  private final List<Change> changes;
  private final Look look;

  /**
   * @param report the step that the changes are told with; null when no step brought them about
   */
  KernelRows(StepReport report, List<Change> changes, Look look) {
    this.report = report;
    this.changes = changes;
    this.look = look;
  }

  /**
   * @param first the label of the first row
   * @param further the label of the others
   */
  List<Row> rows(String first, String further) {
    Map<String, List<Change>> bySocket = new LinkedHashMap<>();
    for (Change change : changes) {
      bySocket.computeIfAbsent(change.socket(), _ -> new ArrayList<>()).add(change);
    }
    int longest = bySocket.keySet().stream().mapToInt(KernelRows::width).max().orElse(0);
    List<Row> rows = new ArrayList<>();
    bySocket.forEach(
        (socket, changes) -> {
          String label = rows.isEmpty() ? first : further;
          Row row = new Row(first.length() + Math.min(longest, 12) + 2).add(Style.QUIET, label);
          row.add(Style.NAME, socket + " ".repeat(longest - width(socket)));
          changes.forEach(change -> add(row, change));
          rows.add(row);
        });
    return rows;
  }

  private static int width(String socket) {
    return Widths.of(Printable.escaped(socket));
  }

  private void add(Row row, Change change) {
    row.plain("  ");
    String before = change.before();
    String after = change.after();
    switch (change.what()) {
      case FD -> {
        boolean closed = after.equals("-1");
        row.kept(Style.PLAIN, "fd ").kept(Style.NEW, closed ? before + " closed" : after);
      }
      case STATE -> becomes(row, "", before, after, "", "");
      case LOCAL -> becomes(row, "local ", before, after, "", chosenByKernel(change));
      case PEER -> becomes(row, "peer ", before, after, "", "");
      case RECVQ -> becomes(row, received(change), before, after, " bytes", "");
      case QUEUED -> becomes(row, "queue ", before, after, " bytes of memory", "");
      case SENDQ -> becomes(row, "send queue ", before, after, " bytes", "");
      case DROPS -> becomes(row, "dropped ", before, after, "", "");
      case RETRANS -> becomes(row, "retransmissions ", before, after, "", "");
      case RETRANSMITS -> becomes(row, "attempts to retransmit ", before, after, "", "");
      case PROBES -> becomes(row, "window probes ", before, after, "", "");
      case ATTEMPTS -> becomes(row, "attempts to send ", before, after, "", "");
      case TIMEOUTS -> becomes(row, "timeouts ", before, after, "", "");
      case KEEPALIVES -> becomes(row, "keep-alive probes unanswered ", before, after, "", "");
      case URGENT -> becomes(row, "urgent byte ", before, after, "", "");
      case ACCEPTQ -> becomes(row, "accept queue ", before, after, "", "");
    }
  }

  /** Of datagrams the kernel tells how long the next one is, not how much there is. */
  private String received(Change change) {
    boolean datagrams =
        changes.stream()
            .anyMatch(
                other -> other.what() == Property.QUEUED && other.socket().equals(change.socket()));
    return datagrams ? "next datagram " : "receive queue ";
  }

  private void becomes(
      Row row, String what, String before, String after, String units, String behind) {
    row.kept(Style.PLAIN, what);
    if (before != null) {
      row.kept(Style.PLAIN, before + " " + look.glyphs().becomes() + " ");
    }
    row.kept(Style.NEW, after == null ? "none" : after)
        .kept(Style.PLAIN, units(after, units))
        .plain(behind);
  }

  private static String units(String count, String units) {
    return "1".equals(count) && units.startsWith(" bytes")
        ? " byte" + units.substring(" bytes".length())
        : units;
  }

  /** A port that the line did not name was chosen by the kernel. */
  private String chosenByKernel(Change change) {
    boolean own = report != null && change.socket().equals(report.socket());
    boolean fresh = change.before() == null && change.what() == Property.LOCAL;
    int colon = change.after() == null ? -1 : change.after().lastIndexOf(':');
    if (!own || !fresh || colon < 0 || report.call() == null) {
      return "";
    }
    String port = change.after().substring(colon);
    boolean asked =
        report.call().name().equals("bind") && report.call().text().endsWith(port + ")");
    return asked || WayRows.tellsPort(report.way(), look) ? "" : " (port chosen by the kernel)";
  }
}
