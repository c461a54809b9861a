package dev.sockstep.session;

import dev.sockstep.model.Call;
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
            socket == null ? History.NONE : Histories.of(socket, wire, packets, table.peers()),
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
            socket == null ? History.NONE : Histories.of(socket, wire, List.of(), table.peers()),
            others(socket),
            lookOut.inquiry()));
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
