package dev.sockstep.command.python;

import dev.sockstep.command.Mistake;
import java.util.Map;

/** Methods of a Python socket that are no step here, and what to do instead. */
final class UntakenMethods {
  private static final Map<String, String> MENDS =
      Map.ofEntries(
          Map.entry("makefile", "use send and recv: a file hides which calls are made, and when"),
          Map.entry("recv_into", "use data = s.recv(1024)"),
          Map.entry("recvfrom_into", "use data, address = s.recvfrom(1024)"),
          Map.entry("recvmsg", "use data = s.recv(1024)"),
          Map.entry("sendmsg", "use s.send(b\"…\")"),
          Map.entry("sendfile", "use s.send(b\"…\")"),
          Map.entry("detach", "leave it out: the session keeps the descriptor"),
          Map.entry("ioctl", "leave it out"),
          Map.entry("share", "it is of Windows only"),
          Map.entry("get_inheritable", "leave it out: no program is started here"),
          Map.entry("set_inheritable", "leave it out: no program is started here"),
          Map.entry("gettimeout", "inspect s shows it"),
          Map.entry("getblocking", "inspect s shows it"));

  private UntakenMethods() {}

  static boolean knows(String method) {
    return MENDS.containsKey(method);
  }

  static Mistake mistake(String method, int column) {
    return new Mistake(column, method + "() is not taken", MENDS.get(method));
  }
}
