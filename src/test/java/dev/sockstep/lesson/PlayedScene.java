package dev.sockstep.lesson;

import dev.sockstep.render.Row;
import dev.sockstep.session.Session;
import dev.sockstep.session.Settings;
import dev.sockstep.sys.NativeLibc;
import java.time.Duration;
import java.util.List;

/** Where a lesson is played for a test: a session, and what was said so far. */
final class PlayedScene implements Scene {
  private final StringBuilder said = new StringBuilder();
  private Session session = opened();

  private static Session opened() {
    Settings settings = new Settings();
    settings.patience(Duration.ofMillis(100));
    return new Session(new NativeLibc(), settings, _ -> {});
  }

  @Override
  public Session session() {
    return session;
  }

  @Override
  public void print(List<Row> rows) {
    rows.forEach(row -> said.append(row.text()).append('\n'));
  }

  @Override
  public void restart() {
    session.close();
    session = opened();
  }

  @Override
  public void quietly(Runnable steps) {
    steps.run();
  }

  /** What was said since this was asked last. */
  String said() {
    String text = said.toString();
    said.setLength(0);
    return text;
  }
}
