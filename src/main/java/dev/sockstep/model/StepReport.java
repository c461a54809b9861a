package dev.sockstep.model;

import java.util.List;
import java.util.stream.Stream;

/**
 * The immutable result of one step: everything that any rendering of it shows.
 *
 * @param step its number in the session, from 1
 * @param source the line it came from
 * @param socket the name of the socket it acted on; null when it acted on none
 * @param outcome how it ended
 * @param calls the calls it made, in order
 * @param stage the socket's stage before and after; null without a socket
 * @param bytes what was received; null when nothing could be
 * @param from who sent what recvfrom took; null where the kernel named no one
 * @param ready what poll said of each socket; null when it was not asked
 * @param meanwhile what had changed since the step before, and no step has told yet
 * @param changes what changed in the kernel, on any socket of the session
 * @param late packets that crossed the wire before the step, or during it between other sockets
 * @param packets what crossed the wire while the step ran; null where it could not be seen
 * @param failure why the last call failed; null when it did not
 * @param exception what Python would raise, for a step typed in Python; null for others
 * @param nativeLine what it is in the native notation, for a step typed in Python; null for others
 * @param equivalent the same step in other languages; null where there is none
 * @param sockets the sockets listed by a step that lists them; null otherwise
 * @param view what a step that only looks shows; null for others
 * @param ladder the packets drawn by a step that draws them; null otherwise
 * @param way how connect got to its address; null for other calls
 * @param counts the network counters that moved meanwhile; null where they were not read
 * @param figures what else changed of the sockets; null where nobody asked for so much
 * @param notes sentences worth saying about what happened
 */
public record StepReport(
    int step,
    SourceLine source,
    String socket,
    Outcome outcome,
    List<Call> calls,
    StageChange stage,
    byte[] bytes,
    Endpoint from,
    List<Ready> ready,
    List<Change> meanwhile,
    List<Change> changes,
    List<Packet> late,
    List<Packet> packets,
    Failure failure,
    String exception,
    String nativeLine,
    Equivalent equivalent,
    List<SocketView> sockets,
    View view,
    List<Packet> ladder,
    Way way,
    Counts counts,
    List<FigureChange> figures,
    List<String> notes) {

  public StepReport {
    calls = List.copyOf(calls);
    ready = ready == null ? null : List.copyOf(ready);
    meanwhile = List.copyOf(meanwhile);
    changes = List.copyOf(changes);
    late = List.copyOf(late);
    packets = packets == null ? null : List.copyOf(packets);
    sockets = sockets == null ? null : List.copyOf(sockets);
    ladder = ladder == null ? null : List.copyOf(ladder);
    figures = figures == null ? null : List.copyOf(figures);
    notes = List.copyOf(notes);
  }

  /** The same report, with what came between the step before and this one told in it. */
  public StepReport after(List<Change> changesBefore, List<Packet> packetsBefore) {
    if (changesBefore.isEmpty() && packetsBefore.isEmpty()) {
      return this;
    }
    return new StepReport(
        step,
        source,
        socket,
        outcome,
        calls,
        stage,
        bytes,
        from,
        ready,
        joined(changesBefore, meanwhile),
        changes,
        joined(packetsBefore, late),
        packets,
        failure,
        exception,
        nativeLine,
        equivalent,
        sockets,
        view,
        ladder,
        way,
        counts,
        figures,
        notes);
  }

  /** The line that makes the step again, in the native notation. */
  public String replayLine() {
    return nativeLine != null ? nativeLine : source.text();
  }

  private static <T> List<T> joined(List<T> first, List<T> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }

  /** The call that the step is about, which is the last it made; null when it made none. */
  public Call call() {
    return calls.isEmpty() ? null : calls.getLast();
  }

  /** Starts the report of a step. */
  public static StepReportBuilder of(SourceLine source) {
    return new StepReportBuilder(source);
  }
}
