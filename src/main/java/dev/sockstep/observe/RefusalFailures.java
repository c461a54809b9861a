package dev.sockstep.observe;

import dev.sockstep.model.Endpoint;
import dev.sockstep.model.Failure;
import dev.sockstep.model.Stage;
import dev.sockstep.model.TcpState;
import dev.sockstep.observe.PortTable.Entry;
import dev.sockstep.observe.catalogue.RefusalMode;
import java.util.List;
import java.util.Optional;

/** Why a TCP connection was refused, or why nobody answered. */
final class RefusalFailures {
  private RefusalFailures() {}

  static Failure refused(Evidence e) {
    if (!e.kind().isTcp()) {
      return DatagramRefusals.of(e);
    }
    if (e.history().begun() > 0 && e.wasIn(TcpState.CLOSE)) {
      return earlier(e);
    }
    if (e.address().port() == 0) {
      return RefusalMode.REFUSED_PORT_ZERO.because(
          "Port 0 stands for \"choose one\" in bind; no server ever has it.",
          e.history().reset() == null
              ? took(e)
              : "the SYN was sent all the same: the RST that answered it was seen on the wire");
    }
    // Who is bound to any address of this machine has none of another's.
    return e.isHere() ? boundOnly(e).orElseGet(() -> refusedHere(e)) : refusedThere(e);
  }

  private static Optional<Failure> boundOnly(Evidence e) {
    if (e.holders(e.address()).anyMatch(other -> other.stage() == Stage.LISTENING)) {
      return Optional.empty();
    }
    return e.holders(e.address())
        .filter(other -> other.stage() == Stage.BOUND)
        .findFirst()
        .map(
            bound ->
                RefusalMode.REFUSED_BOUND_ONLY.because(
                    bound.name()
                        + " is bound to "
                        + e.where()
                        + " but does not listen, so "
                        + (e.history().reset() == null
                            ? "the connection was refused."
                            : "the kernel answered the SYN with RST."),
                    List.of(bound.name() + ": stage bound, state " + bound.snapshot().state()),
                    bound.name() + ".listen" + Mends.again(e)));
  }

  /** An earlier connect, which did not wait, was refused. */
  static Failure earlier(Evidence e) {
    int begun = e.history().begun();
    return RefusalMode.REFUSED_EARLIER.because(
        "The connect"
            + (begun > 0 ? " of step " + begun : " made earlier")
            + " on "
            + e.socket()
            + " was refused after it had returned; this call tells it.",
        List.of(e.standing()),
        e.holders(e.address())
            .filter(there -> there.stage() == Stage.LISTENING || there.stage() == Stage.BOUND)
            .filter(_ -> e.isHere())
            .findFirst()
            .map(
                there ->
                    there.stage() == Stage.BOUND
                        ? there.name() + ".listen" + Mends.again(e)
                        : e.socket() + ".connect $" + there.name() + ": it listens there now")
            .orElse(RefusalMode.REFUSED_EARLIER.facts().attempt()));
  }

  private static Failure refusedHere(Evidence e) {
    List<Entry> listeners =
        PortTable.tcp(e.address().port()).stream()
            .filter(entry -> entry.state() == TcpState.LISTEN)
            .toList();
    // One that takes this very address tells more than one beside it.
    Optional<Entry> elsewhere =
        listeners.stream()
            .filter(entry -> Addresses.overlap(entry.local(), e.address()))
            .filter(entry -> !isForIpv4Only(entry, e) && !isForIpv6Only(entry, e))
            .findFirst()
            .or(() -> listeners.stream().findFirst());
    if (elsewhere.isPresent() && isForIpv4Only(elsewhere.get(), e)) {
      return ipv4Only(e, elsewhere.get());
    }
    if (elsewhere.isPresent() && !Addresses.overlap(elsewhere.get().local(), e.address())) {
      Endpoint local = elsewhere.get().local();
      return RefusalMode.REFUSED_OTHER_ADDRESS.because(
          "Nobody listens on "
              + e.where()
              + ". "
              + nameOf(e, elsewhere.get())
              + " listens on that port, but on the address "
              + local.host()
              + " only.",
          List.of(elsewhere.get().text()),
          "connect " + local.host() + " " + local.port() + ", or bind that listener to *");
    }
    if (elsewhere.isPresent() && isForIpv6Only(elsewhere.get(), e)) {
      return RefusalMode.REFUSED_OTHER_ADDRESS.because(
          nameOf(e, elsewhere.get())
              + " listens on port "
              + e.address().port()
              + ", but for IPv6 only, and "
              + e.address().host()
              + " is an IPv4 address.",
          List.of(elsewhere.get().text()),
          "create --ipv6, then connect ::1 " + e.address().port());
    }
    if (elsewhere.isPresent()) {
      return RefusalMode.REFUSED_THOUGH_LISTENING.because(
          nameOf(e, elsewhere.get())
              + " listens on "
              + elsewhere.get().local().text()
              + ", and yet the SYN was refused: something between, such as a firewall rule that"
              + " rejects, has answered for it.",
          Evidence.seen(elsewhere.get().text(), IcmpErrors.seen(e)),
          RefusalMode.REFUSED_THOUGH_LISTENING.facts().attempt());
    }
    return RefusalMode.REFUSED_NOBODY.because(
        "Nothing listens on "
            + e.where()
            + (e.history().icmp() != null
                ? ", and a firewall rule that rejects answered the SYN with an ICMP message."
                : e.history().reset() != null
                    ? ": the kernel answered the SYN with RST."
                    : ": the connection was refused."),
        Evidence.seen(
            IcmpErrors.seen(e),
            "/proc/net/"
                + (e.address() instanceof Endpoint.Inet6 ? "tcp6" : "tcp")
                + " has no listener on that port",
            connectionOnly(e),
            took(e)),
        Mends.serve(e, e.address()));
  }

  private static Failure ipv4Only(Evidence e, Entry listener) {
    Endpoint local = listener.local().unmapped();
    return RefusalMode.REFUSED_OTHER_ADDRESS.because(
        nameOf(e, listener)
            + " listens on port "
            + e.address().port()
            + ", but for IPv4 only, and "
            + e.address().host()
            + " is an IPv6 address.",
        List.of(listener.text()),
        "create, then connect "
            + (local.isAny() ? "127.0.0.1" : local.host())
            + " "
            + local.port()
            + "; or make the listener with create --ipv6, and bind it to ::");
  }

  private static boolean isForIpv4Only(Entry listener, Evidence e) {
    return listener.local().unmapped() instanceof Endpoint.Inet4
        && e.address().unmapped() instanceof Endpoint.Inet6;
  }

  /** A listener on :: takes IPv4 too, unless IPV6_V6ONLY is set (ipv6(7)). */
  private static boolean isForIpv6Only(Entry listener, Evidence e) {
    return listener.local().unmapped() instanceof Endpoint.Inet6
        && e.address().unmapped() instanceof Endpoint.Inet4;
  }

  private static String nameOf(Evidence e, Entry listener) {
    return e.others().stream()
        .filter(other -> listener.local().equals(other.snapshot().local()))
        .map(Evidence.Other::name)
        .findFirst()
        .or(() -> Owner.of(listener.inode()).map(Owner::text))
        .orElse("A program");
  }

  private static String connectionOnly(Evidence e) {
    return e.others().stream()
        .filter(other -> other.stage() == Stage.CONNECTED)
        .filter(other -> Addresses.overlap(other.snapshot().local(), e.address()))
        .findFirst()
        .map(other -> other.name() + " uses that port, but as a connection, not as a listener")
        .orElse(null);
  }

  private static String took(Evidence e) {
    return "the refusal came after " + e.call().micros() + " µs: a timeout takes minutes";
  }

  private static Failure refusedThere(Evidence e) {
    boolean reset = e.history().reset() != null;
    String icmp = IcmpErrors.seen(e);
    if (!reset && icmp != null) {
      return RefusalMode.REFUSED_NOBODY.because(
          "The answer to the SYN for "
              + e.where()
              + " was no RST but an ICMP message: a firewall that rejects says that nobody has that"
              + " port.",
          Evidence.seen(icmp, took(e)),
          RefusalMode.REFUSED_NOBODY.facts().attempt());
    }
    return RefusalMode.REFUSED_NOBODY.because(
        "Nothing listens on "
            + e.where()
            + ", or a firewall rejects: the answer to the SYN was "
            + (reset ? "RST." : "a refusal, which was not seen here."),
        Evidence.seen(reset ? "the RST was seen on the wire" : null, took(e)),
        RefusalMode.REFUSED_NOBODY.facts().attempt());
  }

  static Failure timedOut(Evidence e) {
    String silence = "it took " + e.call().nanos() / 1_000_000 + " ms of retransmitting the SYN";
    if (!e.isHere()) {
      return noAnswer(e, silence);
    }
    Optional<Evidence.Other> own =
        e.holders(e.address())
            .filter(other -> other.stage() == Stage.LISTENING && !Mends.hasRoom(other))
            .findFirst();
    if (own.isPresent()) {
      return full(
          e,
          own.get().name(),
          own.get().snapshot().acceptq(),
          own.get().snapshot().acceptLimit(),
          silence,
          own.get().name() + ".accept makes room" + Mends.again(e));
    }
    return e.inquiry()
        .listener(e.address())
        .filter(found -> found.state() == TcpState.LISTEN && found.recvq() > found.sendq())
        .map(
            found -> {
              String owner = Owner.of(found.inode()).map(Owner::text).orElse("a program");
              String mend = "that program must accept; then connect again";
              return full(e, owner, found.recvq(), found.sendq(), silence, mend);
            })
        .orElseGet(() -> noAnswer(e, silence));
  }

  private static Failure full(
      Evidence e, String who, int waiting, int limit, String silence, String attempt) {
    return RefusalMode.BACKLOG_FULL.because(
        "The accept queue of "
            + who
            + ", which listens on "
            + e.where()
            + ", is full, so the kernel dropped every SYN.",
        List.of(
            "its queue: "
                + waiting
                + (waiting == 1 ? " waits" : " wait")
                + ", the limit is "
                + limit
                + " and one more",
            silence),
        attempt);
  }

  private static Failure noAnswer(Evidence e, String silence) {
    Long again = e.after().tcp() == null ? null : e.after().tcp().totalRetrans();
    return RefusalMode.NO_ANSWER.because(
        "No answer to the SYN came from "
            + e.where()
            + ", not even a refusal: the packets, or the"
            + " answers, are lost on the way, or the listener's accept queue is full.",
        Evidence.seen(
            again == null || again == 0 ? null : "the SYN was sent again " + again + " times",
            silence,
            "a closed port would have answered with RST at once"),
        RefusalMode.NO_ANSWER.facts().attempt());
  }

  static Failure handshakeTimeout(Evidence e, List<String> state) {
    return RefusalMode.HANDSHAKE_TIMEOUT.because(
        "The handshake was not done within the time that SO_SNDTIMEO allows. The kernel goes on"
            + " with it.",
        state,
        Mends.handshake(e));
  }
}
