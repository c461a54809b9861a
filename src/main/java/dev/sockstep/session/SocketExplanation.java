package dev.sockstep.session;

import dev.sockstep.model.Endpoint;
import dev.sockstep.model.Explanation;
import dev.sockstep.model.Explanation.Part;
import dev.sockstep.model.Snapshot;
import dev.sockstep.model.SocketView;
import dev.sockstep.model.Stage;
import dev.sockstep.model.TcpState;
import dev.sockstep.session.KernelSocket.Loss;
import dev.sockstep.session.SessionSocket.LastFailure;
import dev.sockstep.session.explain.Explanations;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What {@code explain NAME} says of one socket: where it stands, how it came there, what leads out.
 * The words on states and stages are those of {@link Explanations}; the rest is what was seen.
 */
final class SocketExplanation {
  private final SessionSocket socket;
  private final SocketView view;
  private final List<Part> parts = new ArrayList<>();
  private final List<Act> acts = new ArrayList<>();

  private SocketExplanation(SessionSocket socket, SocketView view) {
    this.socket = socket;
    this.view = view;
  }

  static Explanation of(SessionSocket socket, SocketView view) {
    SocketExplanation made = new SocketExplanation(socket, view);
    Explanation place = Explanations.of(made.place()).orElseThrow().explanation();
    made.way(place);
    made.acts();
    made.now();
    made.out(place);
    return new Explanation(
        socket.name, made.title(), made.what(place), made.parts, made.see(), null);
  }

  private String title() {
    String fd = socket.fd < 0 ? "" : ", fd " + socket.fd;
    TcpState state = socket.standing();
    return socket.name
        + ": "
        + socket.kind.word()
        + fd
        + ", "
        + view.where()
        + (state == null ? "" : ", " + state)
        + (socket.restsApart() ? " apart from the descriptor" : "");
  }

  /** A connection is where its state is; before it and behind it the stage says more. */
  private String place() {
    TcpState state = socket.standing();
    return state == null || state == TcpState.CLOSE ? socket.stage.word() : state.name();
  }

  private boolean isOver() {
    return view.isOver() && !socket.restsApart();
  }

  private String what(Explanation place) {
    if (isOver()) {
      return "Its connection is over; the descriptor is open still.";
    }
    Endpoint local = view.snapshot().local();
    Endpoint peer = view.snapshot().peer();
    if (socket.kind.hasConnections() || local == null && peer == null) {
      return place.what();
    }
    return peer == null
        ? "What is sent to " + local.text() + " reaches it, whoever sends."
        : "It sends to " + peer.text() + ", and takes what comes from there only.";
  }

  /** The states that it was seen in before, and the one step that leads from the last of them. */
  private void way(Explanation place) {
    List<TcpState> path = List.copyOf(socket.path);
    if (path.size() < 2) {
      return;
    }
    List<TcpState> before = path.subList(0, path.size() - 1);
    add("been", before.stream().map(TcpState::name).collect(Collectors.joining(", ")));
    place.parts().stream()
        .filter(part -> part.label().equals("in"))
        .filter(part -> part.text().startsWith(before.getLast().name() + ","))
        .filter(_ -> !mayHavePassedOne(before.getLast()))
        .forEach(parts::add);
  }

  /** From FIN_WAIT_1 two ways lead to TIME_WAIT, and between two looks it may go either. */
  private boolean mayHavePassedOne(TcpState before) {
    return before == TcpState.FIN_WAIT_1 && socket.standing() == TcpState.TIME_WAIT;
  }

  /** What steps have done to it, in their order. */
  private void acts() {
    step(socket.kernel.shutdownReadStep, "shut it down for reading");
    step(socket.kernel.shutdownWriteStep, "shut it down for writing");
    step(socket.gaveUpStep, "ended its handshake");
    if (socket.dropped != null) {
      add("step", socket.dropped + " dropped it, for nobody had accepted it");
    }
    Loss lost = socket.kernel.lost;
    if (lost != null) {
      step(lost.step(), "told so: " + lost.errno());
    }
    LastFailure failed = socket.failed;
    if (failed != null && (lost == null || failed.step() != lost.step())) {
      step(
          failed.step(),
          "failed: "
              + failed.call().name()
              + " with "
              + failed.call().error().name()
              + (failed.mode() == null ? "" : " (" + failed.mode() + ")"));
    }
    step(socket.closedStep, "closed it");
    if (socket.partner != null) {
      step(socket.partner.closedStep, "closed " + socket.partner.name + ", the other end");
    }
    acts.stream()
        .sorted(Comparator.comparing(Act::step))
        .forEach(act -> add("step", "step " + act.step + " " + act.did));
  }

  /** What a step has done. */
  private record Act(int step, String did) {}

  private void step(int number, String did) {
    if (number > 0) {
      acts.add(new Act(number, did));
    }
  }

  private void now() {
    Snapshot seen = view.snapshot();
    if (view.blockedIn() != null) {
      add("now", view.blockedIn() + " is blocked on it");
    }
    if (seen.acceptq() != null && seen.acceptq() > 0) {
      add("now", count(seen.acceptq(), "connection") + ": accept takes " + them(seen.acceptq()));
    } else if (seen.acceptq() == null && seen.recvq() != null && seen.recvq() > 0) {
      add("now", count(seen.recvq(), "byte") + ": recv takes " + them(seen.recvq()));
    }
    if (socket.urgent) {
      add("now", "an urgent byte waits: recv 1 --oob takes it");
    }
  }

  private static String count(int number, String what) {
    return number + " " + what + (number == 1 ? " waits" : "s wait");
  }

  private static String them(int number) {
    return number == 1 ? "it" : "them";
  }

  private void out(Explanation place) {
    if (isOver()) {
      add("out", "close: closed; a new connection takes a new socket");
      return;
    }
    if (socket.kind.isUnix() && socket.stage == Stage.CONNECTED) {
      add("out", "shutdown wr: half-closed; recv there returns 0 behind the last byte");
      add("out", "close: closed");
    } else if (socket.kind.hasConnections() || socket.stage == Stage.CLOSED) {
      place.parts().stream().filter(part -> part.label().equals("out")).forEach(parts::add);
    } else {
      datagrams();
    }
  }

  private void datagrams() {
    if (socket.stage == Stage.CREATED) {
      String first = "; the first sendto has the kernel choose a port";
      add("out", "bind: bound" + (socket.kind.isUdp() ? first : "; others can send to that name"));
    }
    add("out", "connect: connected; from then on send needs no address");
    add("out", "close: closed; nobody is told");
  }

  private String see() {
    return "inspect "
        + socket.name
        + (socket.kind.isTcp() ? "; states" : "; track")
        + "; explain "
        + place();
  }

  private void add(String label, String text) {
    parts.add(new Part(label, text));
  }
}
