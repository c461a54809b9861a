package dev.sockstep.session;

import dev.sockstep.command.Address;
import dev.sockstep.command.Command;
import dev.sockstep.command.Num;
import dev.sockstep.command.SocketCommand;
import dev.sockstep.model.Change;
import dev.sockstep.model.Endpoint;
import dev.sockstep.model.Errno;
import dev.sockstep.model.Packet;
import dev.sockstep.model.StepReportBuilder;
import dev.sockstep.observe.IcmpErrors;
import dev.sockstep.observe.capture.Capture;
import dev.sockstep.observe.capture.Frame;
import dev.sockstep.observe.capture.PacketDecoder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The packets of the session's sockets, each told once: with the step under way when it crossed, if
 * it is of that step's own sockets, else as a late one with what is told next. Guarded by the
 * session's lock.
 */
final class Wire {
  /** As many as are kept for the ladder and the file; older ones are forgotten. */
  private static final int MOST_KEPT = 1000;

  private static final String REFUSED =
      "packets cannot be captured here: that takes the capability CAP_NET_RAW (sudo sockstep has"
          + " it), or a private network, where you have it without root: sockstep --lab";

  private final Capture capture;
  private final SocketTable table;
  private final PacketDecoder decoder = new PacketDecoder();
  private final Takers takers = new Takers();
  private final Deque<Kept> kept = new ArrayDeque<>();
  private final List<Packet> late = new ArrayList<>();
  private WireEnds before = WireEnds.NONE;
  private WireEnds now = WireEnds.NONE;
  private WireEnds.Doings doings = WireEnds.Doings.NONE;
  private boolean refusalTold;
  private long dropped;
  private long seen;

  Wire(Capture capture, SocketTable table) {
    this.capture = capture;
    this.table = table;
  }

  /**
   * A packet with its bytes: what a capture file needs of it.
   *
   * @param number how many were seen before it
   */
  record Kept(Packet packet, Frame frame, long number) {}

  /**
   * Before the calls of a step: captures what they may send. A connect's own port is chosen only in
   * the call, so that the port it connects to is watched until then.
   */
  void begin(Command command, SessionSocket socket, StepReportBuilder builder) {
    if (socket == null || socket.kind.isUnix()) {
      tellLate(builder);
      return;
    }
    switch (command) {
      case SocketCommand.Bind _ -> capture.watch(now.ports());
      case SocketCommand.Listen _ -> capture.watch(now.ports());
      case SocketCommand.Connect(Address.HostPort to) -> watchAlso(to);
      // One that is not bound yet gets its port in the call.
      case SocketCommand.Sendto(_, Address.HostPort to, _) -> watchAlso(to);
      default -> {}
    }
    tellLate(builder);
  }

  private void watchAlso(Address.HostPort to) {
    SortedSet<Integer> ports = new TreeSet<>(now.ports());
    if (to.port() instanceof Num.Literal(long port) && port > 0) {
      ports.add((int) port);
    }
    capture.watch(ports);
  }

  /** What crossed since the last step and has not been told. */
  private void tellLate(StepReportBuilder builder) {
    if (capture.isOpen()) {
      late.addAll(arrived());
      builder.late(List.copyOf(late));
      late.clear();
    }
  }

  /**
   * At the end of a step: tells what crossed while it ran, and what became of the capture.
   *
   * @param changes what the step changed
   * @param socket the socket it acted on; null when there was none
   * @param made the socket it made; null when it made none
   * @return what crossed while it ran
   */
  List<Packet> end(
      List<Change> changes, SessionSocket socket, SessionSocket made, StepReportBuilder builder) {
    follow(changes, socket);
    if (capture.isRefused() && !refusalTold) {
      refusalTold = true;
      builder.note(REFUSED);
    }
    if (!capture.isOpen()) {
      return List.of();
    }
    if (made != null) {
      made.firstPacket = seen;
    }
    List<Packet> own = new ArrayList<>();
    for (Packet packet : arrived()) {
      (isOf(packet, socket) || isOf(packet, made) ? own : late).add(packet);
    }
    builder.packets(own);
    if (dropped > 0) {
      builder.note(
          dropped + " packets came faster than they could be kept: they are missing from the wire");
      dropped = 0;
    }
    return own;
  }

  private static boolean isOf(Packet packet, SessionSocket socket) {
    return socket != null
        && (isNamed(socket.name, packet)
            || socket.kernel.descriptors.keySet().stream().anyMatch(name -> isNamed(name, packet)));
  }

  private static boolean isNamed(String socket, Packet packet) {
    return socket.equals(packet.sender()) || socket.equals(packet.receiver());
  }

  /** Has the kernel pass the packets of the sockets as they are after these changes. */
  void follow(List<Change> changes) {
    follow(changes, null);
  }

  private void follow(List<Change> changes, SessionSocket acting) {
    before = now;
    doings = WireEnds.Doings.of(changes, acting);
    if (changes.stream().noneMatch(Wire::isOfAddresses)) {
      return;
    }
    now = WireEnds.of(table, acting);
    if (capture.isOpen()) {
      capture.watch(now.ports());
    }
  }

  /** Whether the change is one of who has which address. */
  private static boolean isOfAddresses(Change change) {
    return switch (change.what()) {
      case FD, LOCAL, PEER -> true;
      case STATE -> change.after() == null;
      case RECVQ, SENDQ, ACCEPTQ, QUEUED, DROPS -> false;
      case RETRANS, RETRANSMITS, PROBES, ATTEMPTS, TIMEOUTS, KEEPALIVES, URGENT -> false;
    };
  }

  /**
   * What crossed between two steps and is worth telling at once, bare acknowledgements not being
   * so: they are told with the next step.
   */
  List<Packet> news() {
    late.addAll(arrived());
    if (late.stream().allMatch(Packet::isBareAck)) {
      return List.of();
    }
    List<Packet> news = List.copyOf(late);
    late.clear();
    return news;
  }

  private List<Packet> arrived() {
    List<Packet> packets = new ArrayList<>(2);
    for (Frame frame : capture.drain()) {
      Optional<Packet> packet =
          decoder.decode(frame).map(one -> now.named(one, frame, before, doings, takers));
      if (packet.isPresent() && !isOfOthers(packet.get(), frame)) {
        Packet named = withPeers(packet.get());
        packets.add(named);
        kept.addLast(new Kept(named, frame, seen++));
        if (kept.size() > MOST_KEPT) {
          kept.removeFirst();
        }
      }
    }
    dropped += capture.dropped();
    return packets;
  }

  /** The packet with the names of the ready-made peers that have an end of it. */
  private Packet withPeers(Packet packet) {
    if (packet.isIcmp()) {
      Endpoint sent = packet.icmp().from();
      return packet.receiver() != null
          ? packet
          : packet.between(null, table.peers().at(sent, packet.icmp().to()));
    }
    Endpoint from = packet.from();
    Endpoint to = packet.to();
    return packet.between(
        packet.sender() == null ? table.peers().at(from, to) : packet.sender(),
        packet.receiver() == null ? table.peers().at(to, from) : packet.receiver());
  }

  /** A packet of another program's that has one of our ports. */
  private boolean isOfOthers(Packet packet, Frame frame) {
    return packet.sender() == null
        && packet.receiver() == null
        && !now.has(packet, frame)
        && !before.has(packet, frame);
  }

  /** The latest packets, in their order. */
  List<Kept> kept() {
    late.addAll(arrived());
    return List.copyOf(kept);
  }

  /** The last RST that came from that peer; empty when none was captured. */
  Optional<Packet> lastReset(Endpoint local, Endpoint peer) {
    return kept.reversed().stream()
        .map(Kept::packet)
        .filter(Packet::isReset)
        .filter(packet -> packet.to().equals(local) && packet.from().equals(peer))
        .findFirst();
  }

  /**
   * The ICMP error that a call has just told of: the last one about what the socket had sent there,
   * of which the kernel makes that errno. Each is told once; empty when none was captured.
   */
  Optional<Packet> toldBy(SessionSocket socket, Endpoint to, Errno errno) {
    if (to == null || socket.kind.isUnix()) {
      return Optional.empty();
    }
    Endpoint there = WireEnds.onTheWire(to);
    Optional<Packet> told =
        kept.reversed().stream()
            .takeWhile(
                one -> one.number() >= Math.max(socket.firstPacket, socket.kernel.untoldPacket))
            .map(Kept::packet)
            .filter(packet -> packet.isIcmp() && isOf(packet, socket))
            .filter(packet -> packet.icmp().to().equals(there))
            .filter(packet -> IcmpErrors.errno(packet.icmp()) == errno)
            .findFirst();
    if (told.isPresent()) {
      socket.kernel.untoldPacket = seen;
    }
    return told;
  }

  /** The listener that was seen to take a connection; null where it was not seen. */
  SessionSocket taker(Endpoint local, Endpoint peer) {
    return takers.of(WireEnds.onTheWire(local), WireEnds.onTheWire(peer));
  }

  boolean isCapturing() {
    return capture.isOpen();
  }

  /** Why there are no packets to show. */
  String whyNothing() {
    if (capture.isRefused()) {
      return REFUSED;
    }
    return capture.isOpen()
        ? "no packet has been seen"
        : "no packet has been seen: watching begins with the first bind or connect of a TCP or UDP"
            + " socket";
  }

  void close() {
    capture.close();
  }
}
