package dev.sockstep.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.Needs;
import dev.sockstep.Python;
import dev.sockstep.model.Call;
import dev.sockstep.model.SocketView;
import dev.sockstep.model.Stage;
import dev.sockstep.model.StepReport;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A random sequence of calls on non-blocking TCP sockets gives the same results and errnos here and
 * in CPython, which makes the same calls in a process of its own.
 */
@Timeout(60)
class ComparedWithPythonTest {
  private static final int CALLS = 400;
  private static final int SOCKETS = 5;

  /** Reads calls, a line each, and prints what each gave: a number, or an errno's symbol. */
  private static final String PROGRAM =
      """
      import errno, socket, sys
      LOCALHOST = "127.0.0.1"
      s = {}
      def call(verb, name, *a):
          x = s.get(name)
          if verb == "create":
              s[name] = socket.socket(); s[name].setblocking(False)
          elif verb == "bind":
              x.bind((LOCALHOST, 0))
          elif verb == "rebind":
              x.bind((LOCALHOST, s[a[0]].getsockname()[1]))
          elif verb == "listen":
              x.listen(int(a[0]))
          elif verb == "connect":
              x.connect((LOCALHOST, s[a[0]].getsockname()[1]))
          elif verb == "accept":
              s[a[0]] = x.accept()[0]; s[a[0]].setblocking(False)
          elif verb == "send":
              return x.send(bytes(97 + i % 26 for i in range(int(a[0]))))
          elif verb == "recv":
              data = x.recv(int(a[0]))
              return f"{len(data)} {data.hex()}"
          elif verb == "shutdown":
              x.shutdown({"rd": 0, "wr": 1, "rdwr": 2}[a[0]])
          elif verb == "reuse":
              x.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
          elif verb == "linger":
              x.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\\1\\0\\0\\0\\0\\0\\0\\0")
          elif verb == "close":
              x.close()
          return "ok"
      for line in sys.stdin:
          try:
              print(call(*line.split()))
          except OSError as e:
              print(errno.errorcode[e.errno])
      """;

  /** One call: its words as the Python program reads them, and as a line of ours. */
  private record Step(String python, String line) {}

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void theSameCallsGiveTheSameResults(long seed) throws Exception {
    Needs.program("python3", "CPython");
    List<String> ours = new ArrayList<>();
    List<Step> steps;
    try (Live live = new Live()) {
      steps = new Plan(new Random(seed), live, ours).run();
    }

    List<String> theirs = Python.run(PROGRAM, steps.stream().map(Step::python).toList());

    assertThat(numbered(steps, ours)).isEqualTo(numbered(steps, theirs));
    assertThat(ours.stream().distinct().filter(result -> result.startsWith("E")))
        .as("kinds of errors seen")
        .hasSizeGreaterThanOrEqualTo(6);
  }

  private static List<String> numbered(List<Step> steps, List<String> results) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < results.size(); i++) {
      lines.add(i + " " + (i < steps.size() ? steps.get(i).python() : "") + " = " + results.get(i));
    }
    return lines;
  }

  /**
   * Makes calls here as it thinks of them, for which ones make sense depends on what came of
   * others.
   */
  private static final class Plan {
    private final Random random;
    private final Live live;
    private final List<String> results;
    private final List<Step> steps = new ArrayList<>();

    Plan(Random random, Live live, List<String> results) {
      this.random = random;
      this.live = live;
      this.results = results;
    }

    List<Step> run() {
      for (int i = 0; i < SOCKETS; i++) {
        make("create s" + i, "s" + i + " = create --nonblock");
      }
      while (steps.size() < CALLS) {
        next(any());
      }
      return steps;
    }

    /** Any socket; mostly one that is open, and of the accepted ones only what there is. */
    private String any() {
      List<SocketView> sockets = live.session.sockets();
      SocketView view = sockets.get(random.nextInt(sockets.size()));
      boolean retry = view.stage() == Stage.CLOSED && random.nextInt(10) > 0;
      if (retry && view.name().startsWith("s")) {
        make("create " + view.name(), view.name() + " = create --nonblock");
      }
      return retry && view.name().startsWith("a") ? any() : view.name();
    }

    private void next(String name) {
      switch (random.nextInt(24)) {
        case 0, 1 -> make("bind " + name, name + ".bind 0");
        case 2, 3 -> {
          int backlog = 1 + random.nextInt(5);
          make("listen " + name + " " + backlog, name + ".listen " + backlog);
        }
        case 4, 5, 6, 7 -> connect(name);
        case 8, 9, 10 -> accept(random.nextInt(4) == 0 ? name : listener(name));
        case 11, 12, 13, 14 -> {
          int size = random.nextInt(200);
          make("send " + name + " " + size, name + ".send #" + size);
        }
        case 15, 16, 17, 18 -> {
          int size = 1 + random.nextInt(300); // recv(0) is no call at all in CPython
          make("recv " + name + " " + size, name + ".recv " + size);
        }
        case 19 -> {
          String how = List.of("rd", "wr", "rdwr").get(random.nextInt(3));
          make("shutdown " + name + " " + how, name + ".shutdown " + how);
        }
        case 20 -> make("reuse " + name, name + ".setopt SO_REUSEADDR on");
        case 21 -> make("linger " + name, name + ".setopt SO_LINGER on 0");
        case 22 -> rebind(name, any());
        default -> {
          if (isOpen(name)) { // a second close is no call at all in CPython
            make("close " + name, name + ".close");
          }
        }
      }
    }

    /** One that listens, if there is one; else the other. */
    private String listener(String otherwise) {
      List<String> listening =
          live.session.sockets().stream()
              .filter(view -> view.stage() == Stage.LISTENING)
              .map(SocketView::name)
              .toList();
      return listening.isEmpty() ? otherwise : listening.get(random.nextInt(listening.size()));
    }

    private void connect(String name) {
      String to = random.nextInt(3) == 0 ? any() : listener(any());
      // Port 0 depends on nothing that we know; a connection to itself, on what comes first.
      if (hasPort(to) && !to.equals(name)) {
        make("connect " + name + " " + to, name + ".connect 127.0.0.1 $" + to + ".port");
      }
    }

    /** To a port that bind gave; whether one that connect chose can be bound depends on which. */
    private void rebind(String name, String to) {
      if (hasPort(to) && List.of(Stage.BOUND, Stage.LISTENING).contains(stage(to))) {
        make("rebind " + name + " " + to, name + ".bind 127.0.0.1 $" + to + ".port");
      }
    }

    /** Into a name that is free, so that no socket is lost. */
    private void accept(String name) {
      String made = "a" + random.nextInt(SOCKETS);
      if (live.session.sockets().stream().anyMatch(v -> v.name().equals(made)) && isOpen(made)) {
        make("close " + made, made + ".close");
      }
      StepReport report = make("accept " + name + " " + made, made + " = " + name + ".accept");
      if (!report.call().failed()) {
        live.done(made + ".block off");
      }
    }

    private Stage stage(String name) {
      return live.session.sockets().stream()
          .filter(view -> view.name().equals(name))
          .findFirst()
          .orElseThrow()
          .stage();
    }

    private boolean hasPort(String name) {
      return isOpen(name) && !live.value(name + ".port").equals("not known");
    }

    private boolean isOpen(String name) {
      return !live.value(name + ".fd").equals("-1");
    }

    private StepReport make(String python, String line) {
      StepReport report = live.run(line);
      Call call = report.call();
      assertThat(call).as(report.toString()).isNotNull();
      steps.add(new Step(python, line));
      results.add(result(call, report));
      return report;
    }

    private static String result(Call call, StepReport report) {
      if (call.failed()) {
        return call.error().name();
      }
      return switch (call.name()) {
        case "send" -> call.result().toString();
        case "recv" -> call.result() + " " + HexFormat.of().formatHex(report.bytes());
        default -> "ok";
      };
    }
  }
}
