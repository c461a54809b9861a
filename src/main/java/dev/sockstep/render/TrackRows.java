package dev.sockstep.render;

import dev.sockstep.model.SocketView;
import dev.sockstep.model.Station;
import dev.sockstep.model.Track.Role;
import dev.sockstep.model.Tracks;
import java.util.List;

/** A row for each socket: the stations of its life, with a sign at the furthest it has reached. */
final class TrackRows {
  private final Look look;
  private final int widest;

  private TrackRows(Look look, int widest) {
    this.look = look;
    this.widest = widest;
  }

  static List<Row> of(Tracks tracks, Look look) {
    if (tracks.sockets().isEmpty()) {
      return List.of(new Row(4).plain("    no socket yet: create makes one"));
    }
    int widest =
        tracks.sockets().stream().mapToInt(of -> width(of.socket().name())).max().orElse(0);
    TrackRows rows = new TrackRows(look, widest);
    return tracks.sockets().stream().map(rows::row).toList();
  }

  private static int width(String name) {
    return Widths.of(Printable.escaped(name));
  }

  private Row row(Tracks.Of of) {
    String name = of.socket().name();
    Row row = new Row(6).plain(of.socket().current() ? "  * " : "    ");
    row.add(Style.NAME, name).plain(" ".repeat(widest - width(name) + 2));
    stations(of, row);
    where(of, row);
    return row;
  }

  private void stations(Tracks.Of of, Row row) {
    List<Station> stations = stations(of);
    Station here = here(of, stations);
    String link = "";
    for (Station station : stations) {
      row.add(Style.QUIET, link);
      link = " " + look.glyphs().link() + " ";
      if (station == of.tried()) {
        boolean failed = of.errno() != null;
        String sign = failed ? look.glyphs().failed() : look.glyphs().waiting();
        row.kept(failed ? Style.BAD : Style.WAITING, sign + " " + station.word());
      } else if (station == here) {
        row.kept(Style.GOOD, look.glyphs().here() + " " + station.word());
      } else {
        boolean passed = station.compareTo(here) < 0;
        row.add(passed ? Style.PLAIN : Style.QUIET, station.word());
      }
    }
    if (of.role() == Role.OPEN && here != Station.CLOSE) {
      row.add(Style.QUIET, link + "connect  or  bind");
    }
  }

  /** A socket without a role has not chosen yet. */
  private static List<Station> stations(Tracks.Of of) {
    if (of.role() == Role.OPEN) {
      return of.furthest() == Station.CLOSE
          ? List.of(Station.CREATE, Station.CLOSE)
          : List.of(Station.CREATE);
    }
    return of.role().stations();
  }

  /** The furthest of the row's own stations: who binds and then fails to connect is a client. */
  private static Station here(Tracks.Of of, List<Station> stations) {
    Station here = stations.getFirst();
    for (Station station : stations) {
      if (station.compareTo(of.furthest()) <= 0) {
        here = station;
      }
    }
    return here;
  }

  /** Why it got no further, what it waits in, or else what it is now. */
  private void where(Tracks.Of of, Row row) {
    SocketView socket = of.socket();
    if (of.tried() != null && of.errno() != null) {
      boolean shown = stations(of).contains(of.tried());
      right(row, Style.BAD, shown ? of.errno() : of.tried().word() + " " + of.errno());
    } else if (socket.blockedIn() != null) {
      right(row, Style.WAITING, "in " + socket.blockedIn());
    } else if (socket.snapshot().fd() < 0 && socket.snapshot().state() != null) {
      right(row, Style.QUIET, socket.snapshot().state().name());
    } else {
      right(row, Style.QUIET, socket.where());
    }
  }

  private static void right(Row row, Style style, String text) {
    // What stands at the margin is not wrapped.
    if (width(text) < Look.LEAST_WIDTH / 2) {
      row.right(style, text);
    } else {
      row.plain("  ").add(style, text);
    }
  }
}
