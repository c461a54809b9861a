package dev.sockstep.shell;

import dev.sockstep.model.Notice;
import dev.sockstep.model.Peers;
import dev.sockstep.model.SocketView;
import dev.sockstep.model.StepReport;
import dev.sockstep.session.Archive;
import dev.sockstep.session.Session;
import dev.sockstep.session.Settings;
import dev.sockstep.sys.Libc;
import java.util.List;
import java.util.function.Consumer;

/**
 * The session that lines run in, and what was last seen of it: the line editor must never wait for
 * the session's lock. A lesson that is begun again gets a session of its own.
 */
final class LiveSession {
  private final Libc libc;
  private final Settings settings;
  private final Archive archive;
  private Consumer<StepReport> reports;
  private Consumer<Notice> notices;

  private volatile Session session;
  private volatile List<SocketView> sockets = List.of();
  private volatile List<Peers.Of> peers = List.of();

  /** Whether nobody is to hear of its steps, for they are those that a student has seen before. */
  private volatile boolean quiet;

  LiveSession(Libc libc, Settings settings, Archive archive) {
    this.libc = libc;
    this.settings = settings;
    this.archive = archive;
  }

  /**
   * Begins the first session.
   *
   * @param reports takes each report, from whichever thread finished the step
   * @param notices takes what nobody typed; null to have it told with the next step
   */
  void begin(Consumer<StepReport> reports, Consumer<Notice> notices) {
    this.reports = reports;
    this.notices = notices;
    this.session = made();
  }

  private Session made() {
    return new Session(libc, settings, this::take, notices == null ? null : this::take, archive);
  }

  private void take(StepReport report) {
    sockets = session.sockets();
    peers = session.peers();
    if (!quiet) {
      reports.accept(report);
    }
  }

  private void take(Notice notice) {
    sockets = session.sockets();
    if (!quiet) {
      notices.accept(notice);
    }
  }

  /** The one that goes on now. */
  Session now() {
    return session;
  }

  /** The sockets as last seen. */
  List<SocketView> sockets() {
    return sockets;
  }

  /** The peers as last seen. */
  List<Peers.Of> peers() {
    return peers;
  }

  void restart() {
    quietly(session::close);
    session = made();
    sockets = List.of();
    peers = List.of();
  }

  /** Runs steps that nobody is told of. */
  void quietly(Runnable steps) {
    quiet = true;
    try {
      steps.run();
    } finally {
      quiet = false;
    }
  }
}
