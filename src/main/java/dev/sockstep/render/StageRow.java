package dev.sockstep.render;

import dev.sockstep.model.StageChange;
import dev.sockstep.model.Station;
import dev.sockstep.model.Track;
import java.util.List;

/** The lifecycle track, with a sign at the station that the step is about. */
final class StageRow {
  private StageRow() {}

  static Row of(StageChange change, Look look, String label) {
    Row row = new Row(label.length()).add(Style.QUIET, label);
    Track track = change.track();
    if (track == null) {
      return words(row, change, look);
    }
    if (track.role() == Track.Role.OPEN) {
      row.kept(Style.GOOD, look.glyphs().here() + " create");
      String link = " " + look.glyphs().link() + " ";
      return row.add(Style.QUIET, link + "connect (client)  or  bind" + link + "listen (server)");
    }
    boolean first = true;
    boolean passed = true;
    for (Station station : track.role().stations()) {
      if (!first) {
        row.add(Style.QUIET, " " + look.glyphs().link() + " ");
      }
      first = false;
      if (station == track.at()) {
        row.kept(style(track.progress()), sign(track.progress(), look) + " " + station.word());
        passed = false;
      } else {
        row.add(passed ? Style.PLAIN : Style.QUIET, station.word());
      }
    }
    return change.before() == change.after() || isSaidBy(track, change)
        ? row
        : row.plain("   " + change.after().word());
  }

  /** Whether the station's own name says what the stage has become. */
  private static boolean isSaidBy(Track track, StageChange change) {
    return track.progress() == Track.Progress.REACHED
        && List.of("created", "bound", "listening", "connected", "closed")
            .contains(change.after().word());
  }

  private static Row words(Row row, StageChange change, Look look) {
    if (change.before() == change.after()) {
      return row.plain(change.after().word());
    }
    String before = change.before() == null ? "" : change.before().word();
    return row.plain(before + " " + look.glyphs().becomes() + " ")
        .add(Style.NEW, change.after().word());
  }

  private static String sign(Track.Progress progress, Look look) {
    return switch (progress) {
      case REACHED -> look.glyphs().here();
      case FAILED -> look.glyphs().failed();
      case BLOCKED -> look.glyphs().waiting();
    };
  }

  private static Style style(Track.Progress progress) {
    return switch (progress) {
      case REACHED -> Style.GOOD;
      case FAILED -> Style.BAD;
      case BLOCKED -> Style.WAITING;
    };
  }
}
