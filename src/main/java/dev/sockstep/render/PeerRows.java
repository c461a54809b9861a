package dev.sockstep.render;

import dev.sockstep.model.PeerKind;
import dev.sockstep.model.Peers;
import dev.sockstep.model.Peers.Tally;
import java.util.ArrayList;
import java.util.List;

/** Ready-made other ends: how to talk to a new one, or what each did so far. */
final class PeerRows {
  private static final int LAST_INDENT = 8;
  private static final List<String> HEAD =
      List.of("name", "kind", "address", "connections", "bytes in", "out");

  private PeerRows() {}

  /**
   * @param number the step's number, as wide as the cards have it
   */
  static List<Row> of(Peers peers, String number) {
    List<Row> rows = new ArrayList<>();
    switch (peers.act()) {
      case STARTED -> peers.all().forEach(peer -> started(peer, number, rows));
      case LISTED -> {
        if (peers.all().isEmpty()) {
          none(number, rows);
        } else {
          table(peers.all(), false, rows);
        }
      }
      case STOPPED -> {
        if (peers.all().isEmpty()) {
          rows.add(new Row(4).add(Style.QUIET, number).plain("no peer is left to stop"));
        } else {
          table(peers.all(), true, rows);
        }
      }
    }
    return rows;
  }

  private static void none(String number, List<Row> rows) {
    rows.add(new Row(4).add(Style.QUIET, number).plain("no peer yet: peer KIND starts one"));
    for (PeerKind kind : PeerKind.values()) {
      rows.add(Labels.row(kind.word(), kind.does(false, false)));
    }
    rows.add(
        Labels.row("client …", "peer client KIND host port: one that connects to your socket"));
  }

  private static void started(Peers.Of peer, String number, List<Row> rows) {
    Row row = new Row(4).add(Style.QUIET, number).add(Style.NAME, peer.name());
    if (peer.to() != null) {
      row.plain(" goes to ").add(Style.NEW, peer.to().text());
      if (peer.local() != null) {
        row.plain(" from ").add(Style.NEW, peer.local().text());
      }
    } else {
      row.plain(" waits at ").add(Style.NEW, peer.local().text());
    }
    rows.add(row);
    rows.add(Labels.row("it", peer.does() + pace(peer)));
    if (peer.to() == null) {
      rows.add(Labels.row("next", next(peer)));
    } else if (peer.tally().last() != null) {
      rows.add(Labels.row("last", peer.tally().last()));
    }
  }

  private static String pace(Peers.Of peer) {
    return peer.pace() == null || !peer.kind().isPaced() ? "" : "; every " + peer.pace();
  }

  /** The line that reaches it, behind the one that makes a socket of its kind. */
  private static String next(Peers.Of peer) {
    String connect = "connect " + peer.local().host() + " " + peer.local().port();
    String create =
        switch (peer.socket()) {
          case TCP, UNIX, UNIX_DGRAM, UNIX_SEQPACKET -> "create";
          case TCP6 -> "create --ipv6";
          case UDP -> "create udp";
          case UDP6 -> "create udp --ipv6";
        };
    return create + ", then " + connect;
  }

  /** A table; below each peer what it did last, for that is too long for a column. */
  private static void table(List<Peers.Of> peers, boolean stopped, List<Row> rows) {
    List<List<String>> lines = new ArrayList<>();
    lines.add(HEAD);
    peers.forEach(peer -> lines.add(cells(peer)));
    int[] widths = new int[HEAD.size()];
    for (List<String> line : lines) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], Widths.of(line.get(i)));
      }
    }
    rows.add(line(HEAD, widths, Style.QUIET, Style.QUIET));
    for (int i = 0; i < peers.size(); i++) {
      Peers.Of peer = peers.get(i);
      rows.add(line(lines.get(i + 1), widths, Style.NAME, Style.PLAIN));
      String ended = stopped ? "stopped" : peer.running() ? "" : "ended";
      String last = peer.tally().last() == null ? "" : peer.tally().last();
      Row below = new Row(LAST_INDENT).plain(" ".repeat(LAST_INDENT)).add(Style.QUIET, last);
      if (!ended.isEmpty()) {
        below.add(Style.WAITING, (last.isEmpty() ? "" : "; ") + ended);
      }
      if (!last.isEmpty() || !ended.isEmpty()) {
        rows.add(below);
      }
    }
  }

  private static Row line(List<String> cells, int[] widths, Style first, Style others) {
    Row row = new Row(LAST_INDENT).plain("    ");
    for (int i = 0; i < cells.size(); i++) {
      boolean last = i == cells.size() - 1;
      String space = last ? "" : " ".repeat(widths[i] - Widths.of(cells.get(i)) + 2);
      row.add(i == 0 ? first : others, cells.get(i)).plain(space);
    }
    return row;
  }

  private static List<String> cells(Peers.Of peer) {
    Tally tally = peer.tally();
    String kind = peer.kind().word() + (peer.socket().isTcp() ? "" : " udp");
    return List.of(
        Printable.escaped(peer.name()),
        (peer.client() ? "client " : "") + kind,
        peer.local() == null ? "-" : Printable.escaped(peer.local().text()),
        tally.connections() + (tally.open() > 0 ? " (" + tally.open() + " open)" : ""),
        Long.toString(tally.bytesIn()),
        Long.toString(tally.bytesOut()));
  }
}
