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
import java.util.List;

/** Gathers the evidence of why a step's call has failed. */
final class StepFailures {
  private final SocketTable table;
  private final LookOut lookOut;
  private final Wire wire;

  StepFailures(SocketTable table, LookOut lookOut, Wire wire) {
    this.table = table;
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
            others(socket),
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
            others(socket),
            lookOut.inquiry()));
  }

  private History history(SessionSocket socket, Call call, List<Packet> packets, Endpoint address) {
    Endpoint to = address != null || socket.seen == null ? address : socket.seen.peer();
    Packet icmp =
        Errno.of(call.error().number())
            .flatMap(errno -> wire.toldBy(socket, to == null ? socket.peer : to, errno))
            .orElse(null);
    return Histories.of(socket, wire, packets, icmp, table.peers());
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
                    other.shutdownReadStep))
        .toList();
  }

  private static Snapshot orGone(Snapshot snapshot) {
    return snapshot == null ? Snapshot.GONE : snapshot;
  }
}
