package dev.sockstep.command.python;

import dev.sockstep.command.Data;
import dev.sockstep.command.Group;
import dev.sockstep.command.Host;
import dev.sockstep.command.Mistake;
import dev.sockstep.command.SocketCommand;
import dev.sockstep.command.Word;
import dev.sockstep.model.Endpoint;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Joining and leaving multicast groups: {@code ip_mreq}, {@code ip_mreqn}, {@code ipv6_mreq}. */
final class Memberships {
  private static final String FORM =
      "struct.pack(\"4s4s\", socket.inet_aton(group), socket.inet_aton(\"127.0.0.1\"))";
  private static final String FORM6 =
      "socket.inet_pton(socket.AF_INET6, \"ff02::1\") + struct.pack(\"I\", 1)";

  private Memberships() {}

  static boolean isOne(String option) {
    return List.of("IP_ADD_MEMBERSHIP", "IP_DROP_MEMBERSHIP", "IPV6_JOIN_GROUP", "IPV6_LEAVE_GROUP")
        .contains(option);
  }

  static SocketCommand of(String option, CallArguments arguments) throws Mistake {
    Group group = withInterfaceName(arguments).orElse(null);
    if (group == null) {
      group = packed(option, arguments.value(2), arguments.column(2));
    }
    return option.equals("IP_ADD_MEMBERSHIP") || option.equals("IPV6_JOIN_GROUP")
        ? new SocketCommand.Join(group)
        : new SocketCommand.Leave(group);
  }

  /**
   * {@code address + struct.pack("I", socket.if_nametoindex("lo"))}: the name is resolved later.
   */
  private static Optional<Group> withInterfaceName(CallArguments arguments) throws Mistake {
    int column = arguments.column(2);
    if (arguments.expressions().get(2)
            instanceof Expression.Binary(String plus, Expression left, Expression.Call pack, int _)
        && plus.equals("+")
        && pack.arguments().size() == 2
        && pack.arguments().get(1) instanceof Expression.Call(Expression of, var names, _, _)
        && of instanceof Expression.Attribute(_, String function, _, _)
        && function.equals("if_nametoindex")
        && names.size() == 1
        && arguments.values().value(names.getFirst()) instanceof PythonValue.Text(String name)) {
      ByteBuffer bytes = bytes(arguments.values().value(left), FORM6, column);
      return Optional.of(group(address(bytes), name, column));
    }
    return Optional.empty();
  }

  private static Group packed(String option, PythonValue value, int column) throws Mistake {
    boolean inet6 = option.startsWith("IPV6");
    String form = inet6 ? FORM6 : FORM;
    ByteBuffer bytes = bytes(value, form, column);
    // The kernel takes a longer one too: the "4sl" of many examples has 16 bytes.
    if (bytes.remaining() < (inet6 ? 20 : 8)) {
      throw new Mistake(column, option + " takes a struct: group and interface", "write " + form);
    }
    String address = inet6 ? address(bytes.slice(0, 16)) : address(bytes.slice(0, 4));
    int index = inet6 ? bytes.getInt(16) : bytes.remaining() == 12 ? bytes.getInt(8) : 0;
    if (inet6 || index != 0) {
      return group(address, index == 0 ? "" : Integer.toUnsignedString(index), column);
    }
    String own = address(bytes.slice(4, 4));
    return group(address, own.equals("0.0.0.0") ? "" : own, column);
  }

  private static Group group(String address, String device, int column) {
    return new Group(
        new Host.Named(address, column),
        device.isEmpty() ? Optional.empty() : Optional.of(new Word(device, column)));
  }

  private static ByteBuffer bytes(PythonValue value, String form, int column) throws Mistake {
    if (value instanceof PythonValue.Bytes(Data.Text(String bytes))) {
      return ByteBuffer.wrap(bytes.getBytes(StandardCharsets.ISO_8859_1))
          .order(ByteOrder.nativeOrder());
    }
    throw new Mistake(column, "a membership takes a struct: group and interface", "write " + form);
  }

  /** An in_addr or an in6_addr as text. */
  static String address(ByteBuffer bytes) {
    ByteBuffer big = bytes.duplicate().order(ByteOrder.BIG_ENDIAN);
    return big.remaining() < 16
        ? new Endpoint.Inet4(big.getInt(), 0).host()
        : new Endpoint.Inet6(big.getLong(), big.getLong(), 0, 0).host();
  }
}
