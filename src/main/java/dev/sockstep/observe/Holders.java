package dev.sockstep.observe;

import dev.sockstep.model.Endpoint;
import dev.sockstep.model.TcpState;
import dev.sockstep.observe.PortTable.Entry;
import dev.sockstep.sys.InetConstants;
import dev.sockstep.sys.SocketConstants;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds the sockets for which bind(2) has refused an address: the session's own first, then those
 * of the kernel's tables, listeners before connections in TIME_WAIT before others. The rules are
 * those of {@code inet_csk_bind_conflict} in net/ipv4/inet_connection_sock.c.
 */
final class Holders {
  private final Evidence e;
  private final Endpoint wanted;
  private final boolean reuse;
  private final boolean reuseport;
  private final boolean v6only;

  private Holders(Evidence e, Endpoint wanted) {
    this.e = e;
    this.wanted = wanted;
    this.reuse = isOn(e.fd(), SocketConstants.SO_REUSEADDR);
    this.reuseport = isOn(e.fd(), SocketConstants.SO_REUSEPORT);
    this.v6only = isV6Only(e.fd(), wanted);
  }

  static List<Holder> of(Evidence e, Endpoint wanted) {
    Holders holders = new Holders(e, wanted);
    List<Holder> all = new ArrayList<>(holders.own());
    all.addAll(holders.foreign());
    return all;
  }

  private List<Holder.Own> own() {
    return e.others().stream()
        .filter(other -> other.kind().isTcp() == e.kind().isTcp() && !other.kind().isUnix())
        .filter(other -> conflicts(other.snapshot().local(), other.snapshot().fd()))
        .map(
            other ->
                new Holder.Own(
                    other,
                    isOn(other.snapshot().fd(), SocketConstants.SO_REUSEADDR),
                    isOn(other.snapshot().fd(), SocketConstants.SO_REUSEPORT)))
        .filter(own -> !(reuseport && own.reuseport()))
        .filter(own -> !(reuse && own.reuse() && !own.listens()))
        .sorted(Comparator.comparing(own -> !own.listens()))
        .toList();
  }

  private List<Holder.Foreign> foreign() {
    Set<Long> mine =
        e.others().stream()
            .map(other -> Owner.inode(other.snapshot().fd()).orElse(0L))
            .collect(Collectors.toCollection(HashSet::new));
    mine.remove(0L);
    List<Entry> found =
        (e.kind().isTcp() ? PortTable.tcp(wanted.port()) : PortTable.udp(wanted.port()))
            .stream()
                .filter(entry -> conflicts(entry.local(), -1) && !mine.contains(entry.inode()))
                .sorted(Comparator.comparing(Holders::order))
                .toList();
    // With SO_REUSEADDR on, what is no listener may be no hindrance: its own option is not known.
    boolean listened = found.stream().anyMatch(entry -> entry.state() == TcpState.LISTEN);
    Map<Long, Owner> owners =
        Owner.of(
            found.stream()
                .map(Entry::inode)
                .filter(inode -> inode > 0)
                .collect(Collectors.toSet()));
    return found.stream()
        .filter(entry -> !reuse || !listened || entry.state() == TcpState.LISTEN)
        .map(entry -> foreign(entry, owners.get(entry.inode())))
        .toList();
  }

  private static int order(Entry entry) {
    return entry.state() == TcpState.LISTEN ? 0 : entry.state() == TcpState.TIME_WAIT ? 1 : 2;
  }

  private Holder.Foreign foreign(Entry entry, Owner owner) {
    String peer =
        owner == null || !owner.isSelf()
            ? null
            : e.around().peers().entrySet().stream()
                .filter(each -> Addresses.overlap(each.getValue(), entry.local()))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    Surroundings.Closed closed =
        e.around().closed().stream()
            .filter(each -> each.local().unmapped().equals(entry.local().unmapped()))
            .filter(each -> each.peer() != null)
            .filter(each -> each.peer().unmapped().equals(entry.peer().unmapped()))
            .findFirst()
            .orElse(null);
    long millis =
        entry.state() != TcpState.TIME_WAIT
            ? -1
            : e.inquiry()
                .connection(entry.local(), entry.peer())
                .map(SockDiag.Found::millis)
                .orElse(-1L);
    return new Holder.Foreign(entry, peer, owner, closed, millis);
  }

  /**
   * Whether two sockets can't both have their address: it is the same, or one of them is any
   * address of the same family, or {@code ::} of a socket that takes IPv4 too (ipv6(7)).
   *
   * @param fd of that socket; -1 where it is not the session's
   */
  private boolean conflicts(Endpoint bound, int fd) {
    if (bound == null || bound.port() != wanted.port() || bound.port() == 0) {
      return false;
    }
    Endpoint one = bound.unmapped();
    Endpoint other = wanted.unmapped();
    boolean oneIs4 = one instanceof Endpoint.Inet4;
    boolean otherIs4 = other instanceof Endpoint.Inet4;
    if (Objects.equals(one, other)) {
      return true;
    }
    if (oneIs4 == otherIs4) {
      return one.isAny() || other.isAny();
    }
    return oneIs4 ? other.isAny() && !v6only : one.isAny() && !isV6Only(fd, one);
  }

  private boolean isV6Only(int fd, Endpoint address) {
    return fd >= 0
        && address instanceof Endpoint.Inet6
        && e.inquiry().isOn(fd, InetConstants.IPPROTO_IPV6, InetConstants.IPV6_V6ONLY);
  }

  private boolean isOn(int fd, int option) {
    return e.inquiry().isOn(fd, SocketConstants.SOL_SOCKET, option);
  }
}
