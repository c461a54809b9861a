package dev.sockstep.session;

import dev.sockstep.model.Change;
import dev.sockstep.model.StepReport;
import dev.sockstep.session.provoke.Act;
import dev.sockstep.session.provoke.Scenario;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A scenario under way: what of it is done, and what is next. Guarded by the session's lock. */
final class Provoking {
  private static final Pattern PORT = Pattern.compile("\\{port (\\w+)}");

  private final Scenario scenario;
  private final boolean byHand;
  private final String unique;
  private final ScenarioFolders folders;
  private final Map<String, String> ports = new HashMap<>();
  private String folder;
  private final Set<String> before;
  private StepReport failed;
  private int next;

  /**
   * @param byHand whether the lines are left to the student
   * @param before the sockets that were open at its beginning
   * @param unique a number that no other scenario of this machine has
   */
  Provoking(
      Scenario scenario,
      boolean byHand,
      Set<String> before,
      String unique,
      ScenarioFolders folders) {
    this.before = Set.copyOf(before);
    this.scenario = scenario;
    this.byHand = byHand;
    this.unique = unique;
    this.folders = folders;
  }

  /** The sockets that were open at its beginning. */
  Set<String> before() {
    return before;
  }

  Scenario scenario() {
    return scenario;
  }

  boolean isByHand() {
    return byHand;
  }

  /** The next thing to do; null when all is done. */
  Act next() {
    return next < scenario.acts().size() ? scenario.acts().get(next) : null;
  }

  void done() {
    next++;
  }

  /** Takes note of a step's report, or of its later end. */
  void saw(StepReport report) {
    for (Change change : report.changes()) {
      if (change.what() == Change.Property.LOCAL && change.after() != null) {
        String local = change.after();
        ports.put(change.socket(), local.substring(local.lastIndexOf(':') + 1));
      }
    }
    if (report.failure() != null) {
      failed = report;
    }
  }

  /** The last step that failed; null when none has. */
  StepReport failed() {
    return failed;
  }

  /** The number of the next line, from 1. */
  int number() {
    return next + 1;
  }

  /** What comes after the failure: it mends the network that the scenario has broken. */
  boolean isMending() {
    return scenario.acts().subList(next, scenario.acts().size()).stream()
        .allMatch(act -> act.kind() == Act.Kind.SHELL);
  }

  /** Leaves out what comes before the mending. */
  void giveUp() {
    while (!isMending()) {
      next++;
    }
  }

  /** The act as it is typed, with what is known only now. */
  String text(Act act) {
    String text = act.shown().replace("{unique}", unique);
    if (text.contains("{dir}")) {
      folder = folder == null ? folders.next(unique) : folder;
      text = text.replace("{dir}", folder);
    }
    Matcher port = PORT.matcher(text);
    return port.find() ? port.replaceFirst(ports.getOrDefault(port.group(1), "0")) : text;
  }
}
