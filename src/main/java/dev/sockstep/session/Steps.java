package dev.sockstep.session;

import dev.sockstep.command.Command;
import dev.sockstep.command.KeepAction;
import dev.sockstep.command.Line;
import dev.sockstep.command.Mistake;
import dev.sockstep.command.SocketCommand;
import dev.sockstep.model.SourceLine;
import dev.sockstep.model.StepReport;
import dev.sockstep.model.StepReportBuilder;
import dev.sockstep.observe.Observer;
import dev.sockstep.sys.Libc;
import java.util.Optional;

/** Who makes a step of which command. */
final class Steps {
  private final PendingSteps pending;
  private final Names names;
  private final NamedResults values = new NamedResults();
  private final Resolver resolver;
  private final SocketViews socketViews;
  private final Expectations expectations;
  private final SocketSteps socketSteps;
  private final OtherSteps otherSteps;
  private final PeerSteps peerSteps;
  private final ProvokeSteps provokeSteps;
  private final OwnSteps ownSteps;
  private final Views views;
  private final Archive archive;
  private final Libc libc;

  Steps(
      Acts.Lines lines,
      Sync sync,
      Settings settings,
      SocketTable table,
      LookOut lookOut,
      Wire wire,
      Workers workers,
      Journal journal,
      Libc libc,
      Observer observer,
      Archive archive) {
    this.archive = archive;
    this.libc = libc;
    this.pending = new PendingSteps(sync, journal);
    this.names = new Names(settings, table, lookOut, pending, values);
    this.resolver = new Resolver(names);
    this.socketViews = new SocketViews(table, pending);
    this.expectations =
        new Expectations(sync, settings, pending, names, new Probes(libc, names), journal);
    Ways ways = new Ways(observer.routes());
    OptionReadings options = new OptionReadings(libc);
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
            new SocketLists(table, socketViews, observer, wire),
            journal);
    this.peerSteps = new PeerSteps(sync, settings, table, names, resolver, journal);
    this.ownSteps = new OwnSteps(table, lookOut, journal, libc, failures);
    this.provokeSteps =
        new ProvokeSteps(
            sync,
            settings,
            table,
            pending,
            names,
            values,
            journal,
            lookOut,
            new Acts(lines, ownSteps, sync, pending, journal));
    this.views = new Views(table, names, socketViews, inspections, options, journal);
  }

  StepReport run(Line line, StepReportBuilder builder, SourceLine source, Confinement confinement)
      throws Mistake {
    if (confinement != Confinement.NONE) {
      confinement.check(resolver.resolved(line.command()), () -> staysHere(line));
    }
    return switch (line.command()) {
      case SocketCommand.Close _ when line.python() && names.target(line).fd < 0 ->
          otherSteps.closedAlready(line, builder);
      case SocketCommand command -> socketSteps.run(line, command, builder, source, confinement);
      case Command.Wait wait -> otherSteps.waitFor(line, wait, builder);
      case Command.Cancel _ -> otherSteps.cancel(line, builder);
      case Command.Sleep sleep -> otherSteps.sleep(sleep.time(), builder);
      case Command.Wire show -> otherSteps.wire(line, show, builder, source);
      case Command.Sockets _ -> otherSteps.sockets(builder);
      case Command.Inspect inspect -> views.inspect(line, inspect.group(), builder);
      case Command.Options _ -> views.options(line, builder);
      case Command.Track _ -> views.track(builder);
      case Command.States _ -> views.states(builder);
      case Command.Explain explain -> views.explain(explain.word(), builder);
      case Command.Peer peer -> peerSteps.run(line, peer.action(), builder);
      case Command.Provoke provoke -> provokeSteps.begin(provoke, builder, confinement);
      case Command.Expect expect -> otherSteps.expect(expect.condition(), builder);
      case Command.Teach teach ->
          throw new Mistake(
              1,
              teach.verb().word() + " is for lessons, and none is under way",
              "begin one: sockstep learn");
      case Command.Print(var items) -> otherSteps.print(items, builder);
      case Command.Use _ -> otherSteps.use(line, builder);
      case Command.Set set -> otherSteps.set(set.setting(), builder);
      case Command.Keep(KeepAction action) -> otherSteps.told(archive.run(action, source), builder);
      case Command.Help help -> otherSteps.told(HelpTexts.of(help.about()), builder);
      case Command.Quit _ -> otherSteps.quit(builder);
    };
  }

  /** The host that a line would reach beyond its confinement, if agreeing to it would let it. */
  Optional<String> foreign(Line line, Confinement confinement) throws Mistake {
    return confinement.foreign(resolver.resolved(line.command()), () -> staysHere(line));
  }

  private boolean staysHere(Line line) {
    try {
      return MulticastReach.staysHere(libc, names.target(line));
    } catch (Mistake unknown) {
      // There is no such socket: the step itself tells so.
      return false;
    }
  }

  PendingSteps pending() {
    return pending;
  }

  Names names() {
    return names;
  }

  NamedResults values() {
    return values;
  }

  SocketViews sockets() {
    return socketViews;
  }

  Expectations expectations() {
    return expectations;
  }

  OtherSteps others() {
    return otherSteps;
  }

  PeerSteps peers() {
    return peerSteps;
  }

  ProvokeSteps provocations() {
    return provokeSteps;
  }

  OwnSteps own() {
    return ownSteps;
  }

  Views views() {
    return views;
  }
}
