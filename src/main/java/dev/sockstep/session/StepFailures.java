package dev.sockstep.session;

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
import java.util.Set;

/** Gathers the evidence of why a step's call has failed. */
final class StepFailures {
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
            around(step.command().verb().word(), socket),
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

  private Surroundings around(String verb, SessionSocket socket) {
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
    for (PendingStep step : pending.all()) {
      if (step.madeName() != null) {
        taken.add(step.madeName());
        accepting.put(step.socket().name, step.madeName());
      }
    }
    return new Surroundings(
        verb, others(socket), closed(), peers, taken, accepting, wire.isCapturing());
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
