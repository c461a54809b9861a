package dev.sockstep.command.python;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What the lines of a program so far have given names: modules, values, addresses. */
final class Scope {
  private final Map<String, String> modules = new HashMap<>();
  private final Map<String, Value> values = new HashMap<>();
  private boolean allOfSocket;

  /** What {@code socket.setdefaulttimeout} has set. */
  private Duration defaultTimeout;

  Scope() {
    // At the prompt nobody should have to import anything first.
    for (String module : new String[] {"socket", "time", "struct", "sys"}) {
      modules.put(module, module);
    }
  }

  void imported(String module, String as) {
    modules.put(as, module);
    values.remove(as);
  }

  /** {@code from module import name as as}. */
  void imported(String module, String name, String as) {
    if (name.equals("*")) {
      allOfSocket |= module.equals("socket");
    } else {
      values.put(as, Builtins.member(module, name));
      modules.remove(as);
    }
  }

  void set(String name, Value value) {
    modules.remove(name);
    values.put(name, value);
  }

  /** The name is the session's from here on: a socket's, or of received bytes. */
  void forget(String name) {
    modules.remove(name);
    values.remove(name);
  }

  Optional<Value> value(String name) {
    Value value = values.get(name);
    if (value == null && allOfSocket) {
      value = Builtins.ofSocket(name);
    }
    return Optional.ofNullable(value);
  }

  Optional<String> module(String name) {
    return Optional.ofNullable(modules.get(name));
  }

  Optional<Duration> defaultTimeout() {
    return Optional.ofNullable(defaultTimeout);
  }

  void defaultTimeout(Optional<Duration> timeout) {
    defaultTimeout = timeout.orElse(null);
  }
}
