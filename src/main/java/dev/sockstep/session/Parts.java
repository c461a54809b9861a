package dev.sockstep.session;

import dev.sockstep.model.StepReport;
import dev.sockstep.observe.Observer;
import dev.sockstep.observe.capture.Capture;
import dev.sockstep.sys.Libc;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/** What a session is made of, each part given those that it works with. */
final class Parts {
  final Sync sync = new Sync(new ReentrantLock());
  final SocketTable table = new SocketTable();
  final NamedResults values = new NamedResults();
  final Libc libc;
  final Settings settings;
  final Archive archive;
  final Observer observer;
  final LookOut lookOut;
  final Wire wire;
  final Workers workers;
  final Journal journal;
  final PendingSteps pending;
  final Names names;
  final Resolver resolver;
  final SocketViews sockets;
  final Expectations expectations;
  final SocketSteps socketSteps;
  final OtherSteps otherSteps;
  final PeerSteps peerSteps;
  final OwnSteps ownSteps;
  final Views views;

  /**
   * @param libc the kernel interface
   * @param settings what {@code set} changes
   * @param sink takes every report
   * @param archive what is kept of the session
   */
  Parts(Libc libc, Settings settings, Consumer<StepReport> sink, Archive archive) {
    this.libc = libc;
    this.settings = settings;
    this.archive = archive;
    this.observer = new Observer(libc);
    this.lookOut = new LookOut(observer, table);
    this.wire = new Wire(new Capture(libc), table);
    this.workers = new Workers(libc);
    this.journal = new Journal(sync, sink);
    this.pending = new PendingSteps(sync, journal);
    this.names = new Names(settings, table, lookOut, pending, values);
    this.resolver = new Resolver(names);
    this.sockets = new SocketViews(table, pending);
    this.expectations =
        new Expectations(sync, settings, pending, names, new Probes(libc, names), journal);

    Ways ways = new Ways(observer.routes());
    Inspections inspections = new Inspections(libc, observer, table.peers(), ways);
    Circumstances circumstances =
        new Circumstances(
            ways, new CounterSteps(settings), new FigureSteps(settings, table, inspections));
    StepFailures failures = new StepFailures(table, lookOut, wire, pending, values);
    StepEnds ends =
        new StepEnds(
            table,
            lookOut,
            wire,
            circumstances,
            new Arrivals(observer),
            new StepEffects(table, values),
            failures);
    this.socketSteps =
        new SocketSteps(
            sync,
            settings,
            table,
            wire,
            workers,
            journal,
            new Plans(libc, observer),
            pending,
            names,
            resolver,
            circumstances,
            ends);
    this.otherSteps =
        new OtherSteps(
            sync,
            settings,
            pending,
            names,
            new PrintSteps(names, values),
            expectations,
            new WireSteps(wire),
            new SocketLists(table, sockets, observer, wire),
            journal);
    this.peerSteps = new PeerSteps(sync, settings, table, names, resolver, journal);
    this.ownSteps = new OwnSteps(table, lookOut, journal, libc, failures);
    this.views = new Views(table, names, sockets, inspections, new OptionReadings(libc), journal);
  }
}
