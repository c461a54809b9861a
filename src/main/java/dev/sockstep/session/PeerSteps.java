package dev.sockstep.session;

import dev.sockstep.command.Address;
import dev.sockstep.command.Line;
import dev.sockstep.command.Mistake;
import dev.sockstep.command.Name;
import dev.sockstep.command.Nearest;
import dev.sockstep.command.Num;
import dev.sockstep.command.PeerAction;
import dev.sockstep.command.PeerAction.Manner;
import dev.sockstep.model.Endpoint;
import dev.sockstep.model.Outcome;
import dev.sockstep.model.Peers;
import dev.sockstep.model.Peers.Act;
import dev.sockstep.model.SocketKind;
import dev.sockstep.model.StepReport;
import dev.sockstep.model.StepReportBuilder;
import dev.sockstep.peer.Peer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The steps that start, list and stop ready-made other ends. */
final class PeerSteps {
  private static final long SLICE_NANOS = 1_000_000;

  private final Sync sync;
  private final Settings settings;
  private final SocketTable table;
  private final Names names;
  private final Resolver resolver;
  private final Journal journal;

  PeerSteps(
      Sync sync,
      Settings settings,
      SocketTable table,
      Names names,
      Resolver resolver,
      Journal journal) {
    this.sync = sync;
    this.settings = settings;
    this.table = table;
    this.names = names;
    this.resolver = resolver;
    this.journal = journal;
  }

  StepReport run(Line line, PeerAction action, StepReportBuilder builder) throws Mistake {
    Peers view =
        switch (action) {
          case PeerAction.Show() -> new Peers(Act.LISTED, views());
          case PeerAction.Stop(var name) -> new Peers(Act.STOPPED, stop(name.orElse(null)));
          case PeerAction.Serve serve -> started(serve(serve, name(line, serve.kind().word())));
          case PeerAction.Call call -> started(call(call, name(line, "client")));
        };
    return builder.view(view).build(journal.nextStep(), new Outcome.Done());
  }

  List<Peers.Of> views() {
    // Asked for after every step: without peers there is none of their classes to load.
    return table.peers().isEmpty()
        ? List.of()
        : table.peers().all().stream().map(Peer::view).toList();
  }

  private List<Peers.Of> stop(Name name) throws Mistake {
    List<Peers.Of> stopped = new ArrayList<>();
    if (name == null) {
      for (Peer peer : List.copyOf(table.peers().all())) {
        stopped.add(table.peers().stop(peer));
      }
    } else {
      stopped.add(table.peers().stop(peer(name)));
    }
    return stopped;
  }

  private Peer peer(Name name) throws Mistake {
    Peer peer = table.peers().get(name.text());
    if (peer != null) {
      return peer;
    }
    if (table.find(name.text()).isPresent()) {
      throw new Mistake(
          name.column(), name + " is a socket, not a peer", "write " + name + ".close");
    }
    List<String> names = table.peers().all().stream().map(Peer::name).toList();
    String mend =
        names.isEmpty()
            ? "there is none now: peer echo starts one"
            : Nearest.to(name.text(), names)
                .map(near -> "did you mean " + near + "?")
                .orElse("the peers are " + String.join(", ", names));
    throw new Mistake(name.column(), "no peer is named " + name, mend);
  }

  /** The name that the line gives, else the first free one that begins so. */
  private String name(Line line, String kind) throws Mistake {
    if (line.assign().isPresent()) {
      Name name = line.assign().get();
      names.check(name);
      if (table.find(name.text()).isPresent()) {
        throw new Mistake(
            name.column(),
            "the name " + name + " was a socket's, which the kernel may still know",
            "choose another name");
      }
      return name.text();
    }
    String name = kind;
    for (int number = 2; !names.isFree(name); number++) {
      name = kind + number;
    }
    return name;
  }

  private Peers started(Peer peer) {
    table.peers().add(peer);
    // A client connects on its own thread: here it is at most waited for.
    sync.await(peer::hasBegun, settings.patience().toNanos(), SLICE_NANOS);
    return new Peers(Act.STARTED, List.of(peer.view()));
  }

  private Peer serve(PeerAction.Serve serve, String name) throws Mistake {
    int port = 0;
    int column = 1;
    if (serve.port().isPresent()
        && resolver.resolved(serve.port().get())
            instanceof Address.HostPort(_, Num.Literal(long value), int at)) {
      port = (int) value;
      column = at;
    }
    try {
      return Peer.serve(name, serve.kind(), serve.manner(), port);
    } catch (IOException e) {
      throw PeerMistakes.cannotListen(serve, port, column, e, table);
    }
  }

  private Peer call(PeerAction.Call call, String name) throws Mistake {
    Address address = resolver.resolved(call.address());
    Endpoint to = PeerMistakes.hereOnly(address, endpoint(address, call.manner()));
    Manner manner =
        new Manner(
            call.manner().udp(),
            to instanceof Endpoint.Inet6,
            call.manner().every(),
            call.manner().atOnce());
    try {
      return Peer.call(name, call.kind(), manner, to);
    } catch (IOException e) {
      throw new Mistake(address.column(), "no such peer can be had: " + e.getMessage(), null);
    }
  }

  /** The address; null where it is a name. An IPv6 address needs no --ipv6. */
  private static Endpoint endpoint(Address address, Manner manner) throws Mistake {
    boolean six = manner.inet6() || address.toString().contains("::");
    return switch (Resolver.target(address, SocketKind.inet(manner.udp(), six), "a peer")) {
      case Target.Direct(Endpoint.Inet4(int any, int port)) when any == Endpoint.Inet4.ANY ->
          loopback(false, port);
      case Target.Direct(Endpoint.Inet6(long high, long low, int port, _))
          when high == 0 && low == 0 ->
          loopback(true, port);
      case Target.Direct(Endpoint endpoint) -> endpoint.unmapped();
      case Target.Resolve(String host, int port) when host.equals("localhost") ->
          loopback(six, port);
      case Target.Resolve _ -> null;
    };
  }

  /** A socket that is bound to any address has this one too. */
  private static Endpoint loopback(boolean six, int port) {
    return six
        ? new Endpoint.Inet6(0, 1, port, 0)
        : new Endpoint.Inet4(Endpoint.Inet4.LOOPBACK, port);
  }
}
