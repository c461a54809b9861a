package dev.sockstep.command.python;

import dev.sockstep.command.Mistake;
import dev.sockstep.command.Name;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the lines of a program so far have given names: modules, values, addresses. */
final class Scope {
  private final Snapshots snapshots;
  private final Map<String, String> modules = new HashMap<>();
  private final Map<String, PythonValue> values = new HashMap<>();
  private final List<Pending> pending = new ArrayList<>();
  private boolean allOfSocket;

  /** What {@code socket.setdefaulttimeout} has set. */
  private Duration defaultTimeout;

  Scope(RunTimeValues facts) {
    snapshots = new Snapshots(facts);
    // At the prompt nobody should have to import anything first.
    for (String module : Builtins.MODULES) {
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
      values.put(as, Builtins.member(module, name).orElse(new PythonValue.Untaken(module, name)));
      modules.remove(as);
    }
  }

  /** Gives a name to a value as it is now. */
  void set(String name, PythonValue value) {
    PythonValue now = snapshots.now(value);
    modules.remove(name);
    values.put(name, now);
  }

  /** The name is the session's from here on: a socket's, or of received bytes. */
  void forget(String name) {
    modules.remove(name);
    values.remove(name);
  }

  /** What names get once the step under way has been done. */
  void later(Pending names) {
    pending.add(names);
  }

  /** The step failed: as in Python, its names keep what they had. */
  void dropPending() {
    pending.clear();
  }

  /**
   * The step has been done, or goes on in the background.
   *
   * @param error the number of the error of its last call; 0 for none
   */
  void setPending(int error) throws Mistake {
    List<Pending> all = List.copyOf(pending);
    pending.clear();
    for (Pending each : all) {
      switch (each) {
        case Pending.OfSession(List<Name> names) -> names.forEach(name -> forget(name.text()));
        case Pending.ErrorNumber(List<Name> names) ->
            names.forEach(name -> set(name.text(), new PythonValue.Whole(error)));
        case Pending.Made(Name name, List<TextMethod> methods) -> setMade(name, methods);
        case Pending.Address address -> setAddress(address);
      }
    }
  }

  private void setMade(Name name, List<TextMethod> methods) throws Mistake {
    PythonValue value = now(new PythonValue.Unknown(name));
    for (TextMethod method : methods) {
      PythonValue made = TextMethods.apply(value, method, name.column());
      if (made == null) {
        throw new Mistake(
            name.column(),
            "nothing has come yet: " + name + " will be what is received",
            "then "
                + name
                + " = "
                + name
                + "."
                + String.join("().", methods.stream().map(TextMethod::name).toList())
                + "()");
      }
      value = made;
    }
    set(name.text(), value);
  }

  private void setAddress(Pending.Address address) throws Mistake {
    List<Name> names = address.names();
    PythonValue known = new PythonValue.Known(address.ref());
    if (names.size() == 1) {
      set(names.getFirst().text(), known);
      return;
    }
    List<PythonValue> parts = AddressParts.of(snapshots.now(known), names.size());
    if (parts == null) {
      throw new Mistake(
          names.getLast().column(),
          "the address does not have " + names.size() + " parts",
          "give it one name: address, and use address[0] and address[1]");
    }
    for (int i = 0; i < names.size(); i++) {
      set(names.get(i).text(), parts.get(i));
    }
  }

  Optional<PythonValue> value(String name) {
    PythonValue value = values.get(name);
    return value == null && allOfSocket
        ? Builtins.member("socket", name)
        : Optional.ofNullable(value);
  }

  /** Whether a statement or a step has given the name a value. */
  boolean has(String name) {
    return values.containsKey(name) || snapshots.has(new Name(name, 1));
  }

  /** The value as it is now; what is not known yet stays what it is. */
  PythonValue now(PythonValue value) {
    return snapshots.now(value);
  }

  Optional<String> hostName() {
    return Optional.ofNullable(snapshots.hostName());
  }

  /** Text that a step has given a name, for it stands between quotes; else the value itself. */
  PythonValue quotable(PythonValue value) {
    PythonValue now = snapshots.now(value);
    return now instanceof PythonValue.Text ? now : value;
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
