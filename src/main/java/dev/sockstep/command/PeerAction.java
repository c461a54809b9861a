package dev.sockstep.command;

import dev.sockstep.model.PeerKind;
import java.time.Duration;
import java.util.Optional;

/** What {@code peer} is asked to do. */
public sealed interface PeerAction {

  /** {@code peer} alone: which there are, and what each did so far. */
  record Show() implements PeerAction {}

  /**
   * {@code peer stop [NAME]}.
   *
   * @param name empty for all of them
   */
  record Stop(Optional<Name> name) implements PeerAction {}

  /**
   * {@code peer KIND [udp] [--ipv6] [--every TIME] [--at-once] [port]}.
   *
   * @param port a port on loopback; empty to let the kernel choose
   */
  record Serve(PeerKind kind, Manner manner, Optional<Address> port) implements PeerAction {}

  /**
   * {@code peer client KIND [udp] [--ipv6] [--every TIME] [--at-once] address}.
   *
   * @param address where it goes
   */
  record Call(PeerKind kind, Manner manner, Address address) implements PeerAction {}

  /**
   * The options that both take.
   *
   * @param udp whether it talks in datagrams
   * @param inet6 whether its socket is one of IPv6
   * @param every its pace; empty for the kind's own
   * @param atOnce whether a reset waits for no bytes
   */
  record Manner(boolean udp, boolean inet6, Optional<Duration> every, boolean atOnce) {
    /** As they are written, each followed by a blank. */
    @Override
    public String toString() {
      return (udp ? "udp " : "")
          + (inet6 ? "--ipv6 " : "")
          + every.map(time -> "--every " + Literals.text(time) + " ").orElse("")
          + (atOnce ? "--at-once " : "");
    }
  }

  /** The arguments as they are written. */
  default String text() {
    return switch (this) {
      case Show _ -> "";
      case Stop(Optional<Name> name) -> "stop" + name.map(n -> " " + n).orElse("");
      case Serve(PeerKind kind, Manner manner, Optional<Address> port) ->
          (kind.word() + " " + manner + port.map(Address::toString).orElse("")).strip();
      case Call(PeerKind kind, Manner manner, Address address) ->
          "client " + kind.word() + " " + manner + address;
    };
  }
}
