package dev.sockstep.command.equivalent;

import dev.sockstep.command.Address;
import dev.sockstep.command.Host;
import dev.sockstep.command.Literals;
import dev.sockstep.command.Name;
import dev.sockstep.command.Num;
import dev.sockstep.model.SocketKind;

/** Addresses as Python, Java and the comments of C write them. */
final class AddressEquivalents {
  private AddressEquivalents() {}

  static String python(Address address, SocketKind kind) {
    return switch (address) {
      case Address.HostPort hostPort ->
          "(\"" + host(address, kind) + "\", " + hostPort.port() + ")";
      case Address.Path(String path, boolean isAbstract, _) ->
          // Text would be encoded as UTF-8, and a path is bytes to the kernel.
          (path.chars().allMatch(c -> c < 0x80) ? "" : "b")
              + Literals.quoted((isAbstract ? "\0" : "") + path);
      case Address.Value value -> value.toString();
    };
  }

  static String java(Address address, SocketKind kind) {
    return switch (address) {
      case Address.HostPort hostPort ->
          "new InetSocketAddress(\"" + host(address, kind) + "\", " + hostPort.port() + ")";
      case Address.Path(String path, _, _) ->
          "UnixDomainSocketAddress.of(" + Literals.quoted(path) + ")";
      case Address.Value value -> value.toString();
    };
  }

  /** The host, and the port in network byte order, as a comment tells them. */
  static String plain(Address address, SocketKind kind) {
    return address instanceof Address.HostPort
        ? host(address, kind) + ", htons(" + port(address) + ")"
        : address.toString();
  }

  static String host(Address address, SocketKind kind) {
    if (!(address instanceof Address.HostPort(Host host, _, _))) {
      return address.toString();
    }
    return switch (host) {
      case Host.Any _ -> kind.isInet6() ? "::" : "0.0.0.0";
      case Host.Loopback _ -> kind.isInet6() ? "::1" : "127.0.0.1";
      case Host.Named named -> named.text();
      case Host.Value value -> value.toString();
      case Host.Result(Name result) -> result.text();
    };
  }

  static String port(Address address) {
    return address instanceof Address.HostPort(_, Num port, _) ? port.toString() : "";
  }
}
