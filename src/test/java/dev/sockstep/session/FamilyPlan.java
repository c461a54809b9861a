package dev.sockstep.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.model.Call;
import dev.sockstep.model.Endpoint;
import dev.sockstep.model.SocketKind;
import dev.sockstep.model.SocketView;
import dev.sockstep.model.Stage;
import dev.sockstep.model.StepReport;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Makes random calls on non-blocking sockets of every kind as it thinks of them, and writes each
 * down as the words that the Python program reads.
 */
final class FamilyPlan {
  private static final int CALLS = 300;
  private static final List<String> KINDS =
      List.of("udp", "udp", "udp6", "udp6", "unix", "unix", "tcp6");
  private static final List<String> TYPES = List.of("", " --dgram", " --seqpacket");

  final List<String> python = new ArrayList<>();
  final List<String> results = new ArrayList<>();
  private final Random random;
  private final Live live;
  private final String prefix = "sockstep-" + ProcessHandle.current().pid() + "-";
  private int made;

  FamilyPlan(Random random, Live live) {
    this.random = random;
    this.live = live;
  }

  void run() {
    create("s1", "udp", "");
    create("s2", "udp", "");
    bind("s1");
    bind("s2");
    send("s1", "sendto", "s2");
    step("recvfrom s2 40", "s2.recvfrom 40");
    for (int i = 3; i < 10; i++) {
      create("s" + i);
    }
    while (python.size() < CALLS) {
      next(any());
    }
    refused();
  }

  /** At the end, when no port is bound any more that might be the one that has gone. */
  private void refused() {
    create("gone", "udp6", "");
    bind("gone");
    create("left", "udp6", "");
    connect("left", "gone");
    step("close gone", "gone.close");
    for (String verb : List.of("send", "send", "recv")) {
      step(verb + " left 5", "left." + verb + (verb.equals("send") ? " #5" : " 5"));
    }
  }

  private void create(String name) {
    String kind = KINDS.get(random.nextInt(KINDS.size()));
    create(name, kind, kind.equals("unix") ? TYPES.get(random.nextInt(3)) : "");
  }

  private void create(String name, String kind, String type) {
    String create =
        kind.endsWith("6") ? kind.substring(0, kind.length() - 1) + " --ipv6" : kind + type;
    step(
        "create " + name + " " + kind + type.replace(" --", "-"),
        name + " = create " + create + " --nonblock");
  }

  private void next(String name) {
    switch (random.nextInt(24)) {
      case 0, 1 -> bind(name);
      case 2 -> step("listen " + name + " 2", name + ".listen 2");
      case 3, 4 -> reachable(name, true).ifPresent(to -> connect(name, to));
      case 5, 6 -> accept(name);
      case 7, 8, 9 -> send(name, "send", null);
      case 10, 11, 12 -> reachable(name, false).ifPresent(to -> send(name, "sendto", to));
      case 13, 14, 15 -> receive(name, "recv");
      case 16, 17, 18 -> receive(name, "recvfrom");
      case 19 -> {
        String how = List.of("rd", "wr", "rdwr").get(random.nextInt(3));
        step("shutdown " + name + " " + how, name + ".shutdown " + how);
      }
      case 20 -> option(name);
      case 21 -> pair();
      case 22 -> dup(name);
      default -> close(name);
    }
  }

  private void bind(String name) {
    if (view(name).kind().isUnix()) {
      String path = prefix + ++made;
      step("bind " + name + " " + path, name + ".bind @" + path);
    } else {
      step("bind " + name, name + ".bind 0");
    }
  }

  private void connect(String name, String to) {
    step("connect " + name + " " + to, name + ".connect " + address(to));
  }

  private void send(String name, String verb, String to) {
    int size = random.nextInt(60);
    String flag = random.nextInt(6) == 0 ? " --nosignal" : "";
    step(
        verb + " " + name + " " + size + (to == null ? "" : " " + to) + flag,
        name + "." + verb + " #" + size + (to == null ? "" : " " + address(to)) + flag);
  }

  private void receive(String name, String verb) {
    int size = 1 + random.nextInt(80); // recv(0) is no call at all in CPython
    String flag = List.of("", "", "", " --peek", " --oob", " --dontwait").get(random.nextInt(6));
    step(verb + " " + name + " " + size + flag, name + "." + verb + " " + size + flag);
  }

  private void accept(String name) {
    List<String> listening =
        sockets().filter(v -> v.stage() == Stage.LISTENING).map(SocketView::name).toList();
    String by = listening.isEmpty() ? name : listening.get(random.nextInt(listening.size()));
    String to = "a" + ++made;
    if (!step("accept " + by + " " + to, to + " = " + by + ".accept").call().failed()) {
      live.done(to + ".block off");
    }
  }

  private void option(String name) {
    String option = List.of("SO_REUSEADDR", "SO_BROADCAST", "SO_OOBINLINE").get(random.nextInt(3));
    boolean on = random.nextBoolean();
    step(
        "setopt " + name + " " + option + " " + (on ? 1 : 0),
        name + ".setopt " + option + (on ? " on" : " off"));
  }

  private void pair() {
    String type = TYPES.get(random.nextInt(3));
    int number = ++made;
    String a = "p" + number;
    String b = "q" + number;
    step(
        "socketpair " + a + " " + b + " unix" + type.replace(" --", "-"),
        a + ", " + b + " = socketpair" + type + " --nonblock");
  }

  private void dup(String name) {
    String copy = "d" + ++made;
    if (view(name).stage() != Stage.CLOSED) { // CPython's dup of a closed socket is EBADF of fcntl
      step("dup " + name + " " + copy, copy + " = " + name + ".dup");
    }
  }

  /**
   * Not one that others send to: its port might become another's, here or there, and it would
   * depend on which.
   */
  private void close(String name) {
    Endpoint local = view(name).snapshot().local();
    boolean awaited =
        sockets().anyMatch(v -> local != null && local.equals(v.snapshot().peer()))
            && !view(name).kind().isUnix();
    if (view(name).stage() != Stage.CLOSED && !awaited) {
      step("close " + name, name + ".close");
    }
  }

  /** Another open socket of the family that has an address. */
  private Optional<String> reachable(String name, boolean mayConnect) {
    SocketKind kind = view(name).kind();
    List<String> there =
        sockets()
            .filter(v -> !v.name().equals(name) && v.kind().family().equals(kind.family()))
            .filter(v -> v.snapshot().fd() >= 0 && hasAddress(v))
            .filter(v -> !mayConnect || v.kind() == kind || v.kind().isUnix())
            .map(SocketView::name)
            .toList();
    return there.isEmpty()
        ? Optional.empty()
        : Optional.of(there.get(random.nextInt(there.size())));
  }

  private static boolean hasAddress(SocketView view) {
    return view.snapshot().local() instanceof Endpoint local
        && (view.kind().isUnix() ? !local.host().equals("(unnamed)") : local.port() > 0);
  }

  private static String address(String name) {
    return "$" + name;
  }

  private String any() {
    List<SocketView> open = sockets().filter(v -> v.snapshot().fd() >= 0).toList();
    boolean closed = random.nextInt(20) == 0;
    List<SocketView> all = sockets().toList();
    List<SocketView> from = closed || open.isEmpty() ? all : open;
    return from.get(random.nextInt(from.size())).name();
  }

  private Stream<SocketView> sockets() {
    return live.session.sockets().stream();
  }

  private SocketView view(String name) {
    return sockets().filter(v -> v.name().equals(name)).findFirst().orElseThrow();
  }

  private StepReport step(String words, String line) {
    StepReport report = live.run(line);
    assertThat(report.call()).as(line + ": " + report.outcome()).isNotNull();
    python.add(words);
    results.add(result(report));
    return report;
  }

  private String result(StepReport report) {
    Call call = report.call();
    if (call.failed()) {
      return call.error().name();
    }
    return switch (call.name()) {
      case "send", "sendto" -> call.result().toString();
      case "recv" -> received(report);
      case "recvfrom" -> received(report) + " from " + sender(report);
      default -> "ok";
    };
  }

  private static String received(StepReport report) {
    return report.bytes().length + " " + HexFormat.of().formatHex(report.bytes());
  }

  private String sender(StepReport report) {
    Endpoint from = report.from();
    if (from == null) {
      return "nobody";
    }
    String family = view(report.socket()).kind().family();
    return sockets()
        .filter(v -> v.snapshot().fd() >= 0 && v.kind().family().equals(family))
        .filter(v -> has(v.snapshot().local(), from))
        .map(SocketView::name)
        .min(Comparator.naturalOrder())
        .orElse("another");
  }

  private static boolean has(Endpoint local, Endpoint from) {
    return local != null && (from.port() < 0 ? local.equals(from) : local.port() == from.port());
  }
}
