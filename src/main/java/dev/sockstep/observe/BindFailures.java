package dev.sockstep.observe;

import dev.sockstep.model.Endpoint;
import dev.sockstep.model.Errno;
import dev.sockstep.model.Failure;
import dev.sockstep.model.Route;
import dev.sockstep.model.SocketKind;
import dev.sockstep.observe.catalogue.BindMode;
import dev.sockstep.sys.InetConstants;
import java.util.List;

/** Failures of bind(2) on TCP and UDP sockets. */
final class BindFailures {
  private BindFailures() {}

  static Failure of(Evidence e) {
    Errno errno = Errno.of(e.call().error().number()).orElse(null);
    if (errno == Errno.EINVAL && e.before().local() != null) {
      return boundAlready(e);
    }
    if (e.kind().isUnix()) {
      return UnixFailures.ofBind(e);
    }
    return switch (errno) {
      case EADDRINUSE -> InUse.of(e, e.address());
      case EINVAL ->
          isMapped(e) ? mapped(e) : Addresses.isLinkLocal(e.address()) ? scopeMissing(e) : null;
      case ENODEV -> OptionFailures.noInterface(e, e.where());
      case EACCES -> privileged(e);
      case EADDRNOTAVAIL -> notLocal(e);
      case EAFNOSUPPORT -> otherFamily(e);
      case null, default -> null;
    };
  }

  private static Failure boundAlready(Evidence e) {
    return BindMode.BOUND_ALREADY.because(
        e.socket()
            + " has the local address "
            + e.before().local().text()
            + ": a socket is bound once in its life.",
        List.of(e.standing()),
        "another socket: "
            + Mends.create(e.kind())
            + (e.address() == null ? ", then bind it" : ", then bind " + Mends.words(e.address())));
  }

  /** Whether an IPv4 address in IPv6 form was given to a socket of IPv6 only. */
  static boolean isMapped(Evidence e) {
    return e.address() instanceof Endpoint.Inet6 inet6
        && inet6.isMapped()
        && e.inquiry().isOn(e.fd(), InetConstants.IPPROTO_IPV6, InetConstants.IPV6_V6ONLY);
  }

  static Failure mapped(Evidence e) {
    String plain = e.address().unmapped().host();
    return BindMode.MAPPED_BUT_V6ONLY.because(
        e.where()
            + " is the IPv4 address "
            + plain
            + " in IPv6 form, and "
            + e.socket()
            + " was told to speak IPv6 only.",
        List.of("IPV6_V6ONLY is 1"),
        e.socket()
            + ".setopt IPV6_V6ONLY off before it is bound; or "
            + Mends.create(e.kind().isTcp() ? SocketKind.TCP : SocketKind.UDP)
            + ", then "
            + e.call().name()
            + " "
            + plain);
  }

  static Failure scopeMissing(Evidence e) {
    return BindMode.SCOPE_MISSING.because(
        e.address().host()
            + " is a link-local address: every interface may have it, so the interface must be"
            + " named too.",
        "the address begins with fe80, and its scope is 0");
  }

  static Failure otherFamily(Evidence e) {
    return BindMode.ADDRESS_OF_OTHER_FAMILY.because(
        "An address of another family is no address for "
            + e.socket()
            + ", a "
            + e.kind().word()
            + " socket.",
        List.of("the address of the call is " + e.argument(1)),
        (e.kind().isInet6() ? "create" : "create --ipv6") + " makes a socket for it");
  }

  private static Failure privileged(Evidence e) {
    int port = e.address() == null ? 0 : e.address().port();
    String start = e.inquiry().sysctl("ipv4/ip_unprivileged_port_start").orElse("1024");
    return BindMode.PRIVILEGED_PORT.because(
        "Ports below " + start + " are for root (CAP_NET_BIND_SERVICE), and this is " + port + ".",
        List.of("net.ipv4.ip_unprivileged_port_start is " + start),
        "take a port of " + start + " or more, or 0 to let the kernel choose");
  }

  private static Failure notLocal(Evidence e) {
    Endpoint address = e.address();
    return BindMode.NOT_A_LOCAL_ADDRESS.because(
        "No interface of this machine has the address "
            + (address == null ? "asked for" : address.host())
            + ": a socket binds to one of its own addresses.",
        Evidence.seen(
            e.inquiry()
                .route(e)
                .filter(route -> !route.is(Route.LOCAL))
                .map(
                    route ->
                        route.errno() == null
                            ? "the route to it leads away from this machine"
                            : "no route to it: the look-up says " + route.errno())
                .orElse(null)),
        BindMode.NOT_A_LOCAL_ADDRESS.facts().attempt());
  }
}
