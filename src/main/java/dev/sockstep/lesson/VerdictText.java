package dev.sockstep.lesson;

import dev.sockstep.render.Row;
import dev.sockstep.render.Style;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Verdicts as rows for a person. */
public final class VerdictText {
  private static final int INDENT = 8;

  private VerdictText() {}

  /** A line for the lesson, and what is wrong with it. */
  public static List<Row> of(Verdict verdict) {
    List<Row> rows = new ArrayList<>();
    Row row = new Row(INDENT);
    switch (verdict.status()) {
      case PASSED -> row.add(Style.GOOD, "  ok    ");
      case FAILED, UNREADABLE -> row.add(Style.BAD, "  FAIL  ");
      case SKIPPED -> row.add(Style.WAITING, "  skip  ");
    }
    row.plain(verdict.file());
    switch (verdict.status()) {
      case PASSED -> row.right(Style.QUIET, counts(verdict) + "  " + seconds(verdict.time()));
      case SKIPPED -> row.add(Style.QUIET, "  " + verdict.reason());
      case FAILED -> {
        if (verdict.times() > 1) {
          row.add(Style.QUIET, "  at the " + verdict.times() + ". time");
        }
      }
      case UNREADABLE -> {}
    }
    rows.add(row);
    verdict.findings().forEach(finding -> rows.addAll(of(verdict.file(), finding)));
    return rows;
  }

  private static List<Row> of(String file, Finding finding) {
    List<Row> rows = new ArrayList<>();
    String margin = " ".repeat(INDENT);
    String place = file + ":" + finding.line() + ":" + finding.column() + ": ";
    rows.add(new Row(INDENT).plain(margin + place).add(Style.BAD, finding.message()));
    if (finding.expected() != null) {
      rows.add(labelled("expected  ", finding.expected()));
      rows.add(labelled("actual    ", finding.actual()));
    }
    if (finding.mend() != null) {
      rows.add(new Row(INDENT).plain(margin).add(Style.QUIET, finding.mend()));
    }
    return rows;
  }

  private static Row labelled(String label, String text) {
    Row row = new Row(INDENT + label.length());
    return row.plain(" ".repeat(INDENT)).add(Style.QUIET, label).plain(text);
  }

  private static String counts(Verdict verdict) {
    return plural(verdict.steps(), "step")
        + (verdict.tasks() == 0 ? "" : ", " + plural(verdict.tasks(), "task"))
        + (verdict.times() == 1 ? "" : ", " + verdict.times() + " times");
  }

  private static String plural(int count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }

  private static String seconds(Duration time) {
    return String.format(Locale.ROOT, "%5.1f s", time.toMillis() / 1000.0);
  }

  /** How many ended how. */
  public static Row summary(List<Verdict> verdicts, Duration time) {
    long passed = count(verdicts, Verdict.Status.PASSED);
    long skipped = count(verdicts, Verdict.Status.SKIPPED);
    long failed = verdicts.size() - passed - skipped;
    return new Row(2)
        .plain("  ")
        .add(passed > 0 ? Style.GOOD : Style.PLAIN, passed + " passed")
        .plain(", ")
        .add(failed > 0 ? Style.BAD : Style.PLAIN, failed + " failed")
        .plain(", ")
        .add(skipped > 0 ? Style.WAITING : Style.PLAIN, skipped + " skipped")
        .plain(String.format(Locale.ROOT, " in %.1f s", time.toMillis() / 1000.0));
  }

  private static long count(List<Verdict> verdicts, Verdict.Status status) {
    return verdicts.stream().filter(verdict -> verdict.status() == status).count();
  }
}
