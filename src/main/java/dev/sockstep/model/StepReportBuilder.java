package dev.sockstep.model;

import java.util.ArrayList;
import java.util.List;

/** Gathers the parts of a {@link StepReport} while its step runs. Not safe for several threads. */
public final class StepReportBuilder {
  private final SourceLine source;
  private final List<Call> calls = new ArrayList<>(2);
  private final List<String> notes = new ArrayList<>(0);
  private String socket;
  private StageChange stage;
  private byte[] bytes;
  private Endpoint from;
  private List<Ready> ready;
  private List<Change> meanwhile = List.of();
  private List<Change> changes = List.of();
  private List<Packet> late = List.of();
  private List<Packet> packets;
  private Failure failure;
  private String exception;
  private String nativeLine;
  private Equivalent equivalent;
  private List<SocketView> sockets;
  private View view;
  private List<Packet> ladder;
  private Way way;
  private Counts counts;
  private List<FigureChange> figures;

  StepReportBuilder(SourceLine source) {
    this.source = source;
  }

  public StepReportBuilder socket(String name) {
    socket = name;
    return this;
  }

  public StepReportBuilder call(Call call) {
    calls.add(call);
    return this;
  }

  public StepReportBuilder stage(StageChange change) {
    stage = change;
    return this;
  }

  public StepReportBuilder bytes(byte[] received) {
    bytes = received;
    return this;
  }

  public StepReportBuilder from(Endpoint sender) {
    from = sender;
    return this;
  }

  public StepReportBuilder ready(List<Ready> polled) {
    ready = polled;
    return this;
  }

  public StepReportBuilder meanwhile(List<Change> seen) {
    meanwhile = seen;
    return this;
  }

  public StepReportBuilder changes(List<Change> seen) {
    changes = seen;
    return this;
  }

  public StepReportBuilder late(List<Packet> seen) {
    late = seen;
    return this;
  }

  public StepReportBuilder packets(List<Packet> seen) {
    packets = seen;
    return this;
  }

  public StepReportBuilder failure(Failure reason) {
    failure = reason;
    return this;
  }

  public StepReportBuilder exception(String raised) {
    exception = raised;
    return this;
  }

  public StepReportBuilder nativeLine(String line) {
    nativeLine = line;
    return this;
  }

  public StepReportBuilder equivalent(Equivalent lines) {
    equivalent = lines;
    return this;
  }

  public StepReportBuilder sockets(List<SocketView> views) {
    sockets = views;
    return this;
  }

  public StepReportBuilder view(View shown) {
    view = shown;
    return this;
  }

  public StepReportBuilder ladder(List<Packet> drawn) {
    ladder = drawn;
    return this;
  }

  public StepReportBuilder way(Way taken) {
    way = taken;
    return this;
  }

  public StepReportBuilder counts(Counts moved) {
    counts = moved;
    return this;
  }

  public StepReportBuilder figures(List<FigureChange> changed) {
    figures = changed;
    return this;
  }

  public StepReportBuilder note(String sentence) {
    notes.add(sentence);
    return this;
  }

  /** The report, of the step of that number that ended so. */
  public StepReport build(int step, Outcome outcome) {
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
        meanwhile,
        changes,
        late,
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
}
