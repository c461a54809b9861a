package dev.sockstep.session;

import dev.sockstep.command.Line;
import dev.sockstep.command.LinePrinter;
import dev.sockstep.command.Name;
import dev.sockstep.command.SocketCommand;
import dev.sockstep.model.Call;
import dev.sockstep.model.Endpoint;
import dev.sockstep.model.Errno;
import dev.sockstep.model.Failure;
import dev.sockstep.model.Packet;
import dev.sockstep.model.Snapshot;
import dev.sockstep.model.SocketKind;
import dev.sockstep.model.Stage;
import dev.sockstep.observe.Diagnosis;
import dev.sockstep.observe.Evidence;
import dev.sockstep.observe.History;
import dev.sockstep.observe.Surroundings;
import dev.sockstep.peer.Peer;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Gathers the evidence of why a step's call has failed. */
final class StepFailures {
  /** What is told to be typed again is half a row of the card, or a verb. */
  private static final int LONGEST_TYPED = 40;

  private final SocketTable table;
  private final LookOut lookOut;
  private final Wire wire;
  private final PendingSteps pending;
  private final NamedResults values;

  StepFailures(
      SocketTable table, LookOut lookOut, Wire wire, PendingSteps pending, NamedResults values) {
    this.table = table;
    this.pending = pending;
    this.values = values;
    this.lookOut = lookOut;
    this.wire = wire;
  }

  Failure of(PendingStep step, Call call, List<Packet> packets) {
    SessionSocket socket = step.socket();
    Stage stage = step.before().stage() == null ? Stage.CREATED : step.before().stage();
    return Diagnosis.of(
        new Evidence(
            call,
            socket == null ? step.madeName() : socket.name,
            step.kind(),
            stage,
            orGone(step.before().snapshot()),
            socket == null ? Snapshot.GONE : orGone(socket.seen),
            step.attempt().gains.address,
            socket == null
                ? History.NONE
                : history(socket, call, packets, step.attempt().gains.address),
            around(step, socket),
            lookOut.inquiry()));
  }

  /**
   * Why a call failed that no verb makes.
   *
   * @param socket the socket it was made on; null for none
   */
  Failure of(Call call, SessionSocket socket) {
    Snapshot now = socket == null ? Snapshot.GONE : lookOut.look(socket);
    return Diagnosis.of(
        new Evidence(
            call,
            socket == null ? "the socket" : socket.name,
            socket == null ? SocketKind.TCP : socket.kind,
            socket == null ? Stage.CREATED : socket.stage,
            now,
            now,
            null,
            socket == null ? History.NONE : history(socket, call, List.of(), null),
            around(null, socket),
            lookOut.inquiry()));
  }

  private History history(SessionSocket socket, Call call, List<Packet> packets, Endpoint address) {
    Endpoint to = address != null || socket.seen == null ? address : socket.seen.peer();
    Packet icmp =
        Errno.of(call.error().number())
            .flatMap(errno -> wire.toldBy(socket, to == null ? socket.kernel.peer : to, errno))
            .orElse(null);
    return Histories.of(socket, wire, packets, icmp, table.peers());
  }

  /**
   * The command with the values that its references stood for: what had them may be closed before
   * it is typed again. One whose arguments go on and on is told by its verb.
   */
  private static String typed(SocketCommand command) {
    String text = LinePrinter.print(new Line(Optional.empty(), Optional.empty(), command));
    return text.length() <= LONGEST_TYPED ? text : command.verb().word();
  }

  /**
   * @param step the step that failed; null for a call that no verb makes
   * @param socket the one that it acted on; null for none, of which nothing is typed again
   */
  private Surroundings around(PendingStep step, SessionSocket socket) {
    Set<String> taken = new HashSet<>(table.openNames());
    taken.addAll(values.names());
    Map<String, Endpoint> peers = new LinkedHashMap<>();
    for (Peer peer : table.peers().all()) {
      taken.add(peer.name());
      if (peer.local() != null) {
        peers.put(peer.name(), peer.local());
      }
    }
    Map<String, String> accepting = new LinkedHashMap<>();
    for (PendingStep other : pending.all()) {
      if (other.madeName() != null) {
        taken.add(other.madeName());
        accepting.put(other.socket().name, other.madeName());
      }
    }
    return new Surroundings(
        step == null ? null : step.line().assign().map(Name::text).orElse(null),
        step == null || socket == null ? null : typed(step.command()),
        others(socket),
        closed(),
        peers,
        taken,
        accepting,
        wire.isCapturing());
  }

  private List<Evidence.Other> others(SessionSocket socket) {
    return table.open().stream()
        .filter(other -> other != socket)
        .map(
            other ->
                new Evidence.Other(
                    other.name,
                    other.kind,
                    other.stage,
                    lookOut.look(other),
                    other.kernel.shutdownReadStep))
        .toList();
  }

  private List<Surroundings.Closed> closed() {
    return table.all().stream()
        .filter(socket -> socket.fd < 0 && socket.lastLocal != null)
        .map(
            socket ->
                new Surroundings.Closed(
                    socket.name,
                    socket.kernel.local == null ? socket.lastLocal : socket.kernel.local,
                    socket.kernel.peer,
                    socket.closedStep,
                    socket.kernel.set.reuses))
        .toList();
  }

  private static Snapshot orGone(Snapshot snapshot) {
    return snapshot == null ? Snapshot.GONE : snapshot;
  }
}
