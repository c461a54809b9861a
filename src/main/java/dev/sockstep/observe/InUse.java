package dev.sockstep.observe;

import dev.sockstep.model.Endpoint;
import dev.sockstep.model.Failure;
import dev.sockstep.model.TcpState;
import dev.sockstep.observe.PortTable.Entry;
import dev.sockstep.observe.catalogue.BindMode;
import java.util.List;
import java.util.Optional;

/** EADDRINUSE from bind(2): who has the address. */
final class InUse {
  private InUse() {}

  static Failure of(Evidence e, Endpoint wanted) {
    if (wanted == null || wanted.port() == 0) {
      String range = range(e);
      return BindMode.NO_PORT_FOR_BIND.because(
          "The kernel was to choose a port, and each of " + range + " is taken.",
          "net.ipv4.ip_local_port_range is " + range);
    }
    Optional<Evidence.Other> own = e.holder(wanted);
    if (own.isPresent()) {
      return ofOwn(own.get());
    }
    return e.kind().isTcp() ? tcp(e, wanted) : udp(wanted);
  }

  /** "32768 to 60999". */
  static String range(Evidence e) {
    return e.inquiry()
        .sysctl("ipv4/ip_local_port_range")
        .map(text -> text.replace(" ", " to "))
        .orElse("the range");
  }

  private static Failure ofOwn(Evidence.Other other) {
    return BindMode.ADDRESS_OF_OWN_SOCKET.because(
        "Your own socket "
            + other.name()
            + " has "
            + other.snapshot().local().text()
            + " (stage "
            + other.stage().word()
            + ").",
        List.of(other.seen()),
        "close " + other.name() + ", or take another port (0 lets the kernel choose)");
  }

  private static Failure tcp(Evidence e, Endpoint wanted) {
    List<Entry> entries =
        PortTable.tcp(wanted.port()).stream()
            .filter(entry -> Addresses.overlap(entry.local(), wanted))
            .toList();
    Optional<Entry> listener = first(entries, TcpState.LISTEN);
    if (listener.isPresent()) {
      return ofListener(wanted, listener.get());
    }
    Optional<Entry> resting = first(entries, TcpState.TIME_WAIT);
    if (resting.isPresent()) {
      return BindMode.ADDRESS_IN_TIME_WAIT.because(
          "A connection on that port ended here first, and the kernel keeps its"
              + " address for 60 s, so that a late segment of it can't reach a new one.",
          Evidence.seen("/proc/net/tcp: " + resting.get().text(), left(e, resting.get())),
          BindMode.ADDRESS_IN_TIME_WAIT.facts().attempt());
    }
    return entries.isEmpty() ? ofNobody(wanted) : ofConnection(wanted, entries.getFirst());
  }

  private static String left(Evidence e, Entry resting) {
    return e.inquiry()
        .connection(resting.local(), resting.peer())
        .map(end -> "sock_diag: for another " + (end.millis() + 999) / 1000 + " s")
        .orElse(null);
  }

  private static Optional<Entry> first(List<Entry> entries, TcpState state) {
    return entries.stream().filter(entry -> entry.state() == state).findFirst();
  }

  private static Failure ofListener(Endpoint wanted, Entry entry) {
    Optional<Owner> owner = Owner.of(entry.inode());
    return BindMode.ADDRESS_OF_LISTENER.because(
        owner
            .map(found -> listener(found) + " listens on port " + wanted.port() + ".")
            .orElse("A socket that is not of this session listens on port " + wanted.port() + "."),
        List.of("/proc/net/tcp: " + entry.text(), whose(entry, owner)),
        owner
            .map(found -> "take another port, or end " + ending(found))
            .orElse(
                "sudo ss -ltnp shows which program it is; take another port, or end that"
                    + " program"));
  }

  private static String listener(Owner owner) {
    return owner.isSelf()
        ? "A peer of this session (peer lists them)"
        : "Another program, " + owner.text() + ",";
  }

  private static String ending(Owner owner) {
    return owner.isSelf() ? "the peer: peer stop" : "that program: kill " + owner.pid();
  }

  private static String holder(Owner owner) {
    return owner.isSelf() ? "a peer of this session" : owner.text();
  }

  private static String whose(Entry entry, Optional<Owner> owner) {
    return owner
        .map(found -> "/proc/" + found.pid() + "/fd has its socket, inode " + entry.inode())
        .orElse("its socket, inode " + entry.inode() + ", is of no process that you may look into");
  }

  private static Failure ofConnection(Endpoint wanted, Entry entry) {
    Optional<Owner> owner = Owner.of(entry.inode());
    return BindMode.ADDRESS_OF_CONNECTION.because(
        "A connection"
            + owner.map(found -> " of " + holder(found)).orElse("")
            + " has port "
            + wanted.port()
            + ", though nobody listens on it.",
        "/proc/net/tcp: " + entry.text());
  }

  private static Failure ofNobody(Endpoint wanted) {
    return BindMode.ADDRESS_OF_SILENT_SOCKET.because(
        "Another socket holds port " + wanted.port() + ": one that is bound and does not listen.",
        "/proc/net/tcp has no socket on it: one that is bound and does not listen"
            + " is not in that table");
  }

  private static Failure udp(Endpoint wanted) {
    Optional<Entry> found =
        PortTable.udp(wanted.port()).stream()
            .filter(entry -> Addresses.overlap(entry.local(), wanted))
            .findFirst();
    if (found.isEmpty()) {
      return null;
    }
    Optional<Owner> owner = Owner.of(found.get().inode());
    return BindMode.ADDRESS_OF_UDP_SOCKET.because(
        "A UDP socket of "
            + owner.map(InUse::holder).orElse("another program")
            + " is bound to port "
            + wanted.port()
            + ".",
        "/proc/net/udp: " + found.get().local().text(),
        whose(found.get(), owner));
  }
}
