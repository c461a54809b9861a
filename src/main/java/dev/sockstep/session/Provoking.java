package dev.sockstep.session;

import dev.sockstep.model.Change;
import dev.sockstep.model.StepReport;
import dev.sockstep.session.provoke.Act;
import dev.sockstep.session.provoke.Scenario;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A scenario under way: what of it is done, and what is next. Guarded by the session's lock. */
final class Provoking {
  private static final Pattern VALUE = Pattern.compile("\\{(port|fd|above) (\\w+)}");

  /** The limit of descriptors as it was; asked for only where a scenario changes it. */
  private static final String LIMIT = "{limit}";

  private final Scenario scenario;
  private boolean byHand;
  private volatile boolean stopped;
  private final String unique;
  private final ScenarioFolders folders;
  private final Map<String, String> ports = new HashMap<>();
  private final ToIntFunction<String> descriptors;
  private final long limit;
  private String folder;
  private final Set<String> before;
  private StepReport failed;
  private int next;

  /**
   * @param byHand whether the lines are left to the student
   * @param before the sockets that were open at its beginning
   * @param unique a number that no other scenario of this machine has
   * @param descriptors gives the descriptor behind a name
   * @param limit the limit of descriptors, as it is now
   */
  Provoking(
      Scenario scenario,
      boolean byHand,
      Set<String> before,
      String unique,
      ScenarioFolders folders,
      ToIntFunction<String> descriptors,
      long limit) {
    this.before = Set.copyOf(before);
    this.scenario = scenario;
    this.byHand = byHand;
    this.unique = unique;
    this.folders = folders;
    this.descriptors = descriptors;
    this.limit = limit;
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

  /** Leaves the lines that are left to the student. */
  void handOver() {
    byHand = true;
  }

  /** Ctrl-C: no further line is run. From any thread. */
  void stop() {
    stopped = true;
  }

  boolean isStopped() {
    return stopped;
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
    return scenario.acts().subList(next, scenario.acts().size()).stream().allMatch(Act::isAround);
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
    return VALUE
        .matcher(text)
        .replaceAll(found -> value(found.group(1), found.group(2)))
        .replace(LIMIT, Long.toString(limit));
  }

  private String value(String kind, String name) {
    return switch (kind) {
      case "port" -> ports.getOrDefault(name, "0");
      case "fd" -> Integer.toString(descriptors.applyAsInt(name));
      default -> Integer.toString(descriptors.applyAsInt(name) + 1);
    };
  }

  /** The name that the next act fills a descriptor in for; null when it does not. */
  String subject() {
    Matcher value = VALUE.matcher(next().text());
    return value.find() ? value.group(2) : null;
  }
}
