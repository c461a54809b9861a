package dev.sockstep.session;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sockstep.Sandbox;
import dev.sockstep.command.LineParser;
import dev.sockstep.command.Mistake;
import dev.sockstep.model.Outcome;
import dev.sockstep.model.SourceLine;
import dev.sockstep.model.StepReport;
import dev.sockstep.sys.NativeLibc;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How far a lesson reaches. */
class ConfinementTest {
  private static final Confinement LESSON = Confinement.lesson(Set.of("example.org"), false);
  private static final Confinement LAB = Confinement.lesson(Set.of(), true);

  private static void check(Confinement confinement, String line) throws Mistake {
    confinement.check(LineParser.parse(line).orElseThrow().command(), () -> false);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "connect 80",
        "connect 127.0.0.1 80",
        "connect 127.255.0.9 80",
        "connect 0.0.0.0 80",
        "connect * 80",
        "connect localhost 80",
        "connect [::1]:80",
        "connect ::ffff:127.0.0.1 80",
        "connect example.org 80",
        "connect @sockstep-server",
        "bind * 0",
        "bind @sockstep",
        "wire",
        "create",
      })
  void aLessonReachesThisMachineAndWhatIsAllowed(String line) {
    assertThatCode(() -> check(LESSON, line)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "connect 192.0.2.1 80",
        "connect 126.255.255.255 80",
        "connect 127.1 80",
        "connect www.example.org 80",
        "connect localhost.example.org 80",
        "connect [2001:db8::1]:80",
        "connect ::2 80",
        "connect ::ffff:192.0.2.1 80",
        "connect fe80::1%lo 80",
        "connect /run/service.sock",
        "bind /tmp/x.sock",
        "connect @/tmp/.X11-unix/X0",
        "wire save x.pcap",
      })
  void aLessonReachesNoFurther(String line) {
    assertThatThrownBy(() -> check(LESSON, line)).isInstanceOf(Mistake.class);
  }

  @Test
  void theLabsAddressesAreReachedInTheLabOnly() {
    for (String host : new String[] {"192.0.2.1", "198.51.100.7", "203.0.113.2", "2001:db8::5"}) {
      assertThatCode(() -> check(LAB, "connect " + host + " 80")).doesNotThrowAnyException();
      assertThatThrownBy(() -> check(LESSON, "connect " + host + " 80"))
          .isInstanceOf(Mistake.class);
    }
    assertThatThrownBy(() -> check(LAB, "connect 8.8.8.8 80")).isInstanceOf(Mistake.class);
  }

  @Test
  void aLessonSendsToAGroupOnlyWhereItsPacketsStayOnThisMachine() throws Mistake {
    List<StepReport> reports = new ArrayList<>();
    try (Session session = new Session(new NativeLibc(), new Settings(), reports::add)) {
      run(session, "u = create udp");
      run(session, "u.bind * 0");
      run(session, "u.join 239.4.5.8 lo");
      run(session, "v = create udp");
      assertThat(run(session, "v.sendto \"x\" 239.4.5.8 $u.port"))
          .isInstanceOfSatisfying(
              Outcome.Error.class,
              error -> assertThat(error.mend()).contains("IP_MULTICAST_IF 127.0.0.1"));
      assertThat(run(session, "v.connect 239.4.5.8 5000")).isInstanceOf(Outcome.Error.class);

      run(session, "v.setopt IP_MULTICAST_IF 127.0.0.1");
      assertThat(run(session, "v.sendto \"by lo\" 239.4.5.8 $u.port"))
          .isEqualTo(new Outcome.Done());
      run(session, "u.recv 10");
      assertThat(reports.getLast().bytes()).asString(UTF_8).isEqualTo("by lo");

      run(session, "v.setopt IP_MULTICAST_IF 0.0.0.0");
      assertThat(run(session, "v.sendto \"x\" 239.4.5.8 $u.port"))
          .isInstanceOf(Outcome.Error.class);
      run(session, "w = create udp --ipv6");
      assertThat(run(session, "w.sendto \"x\" ff02::4242 5000")).isInstanceOf(Outcome.Error.class);
    }
  }

  @Test
  void whatALessonSendsToAGroupDoesNotLeaveByACable() throws Exception {
    Sandbox.run(
        () -> {
          Sandbox.enterLab();
          Sandbox.shell(
              // Neighbour discovery would be counted too.
              "echo 1 > /proc/sys/net/ipv6/conf/default/disable_ipv6"
                  + " && ip link add v0 type veth peer name v1 && ip addr add 192.0.2.1/24 dev v0"
                  + " && ip link set v0 up && ip link set v1 up"
                  + " && ip route add default via 192.0.2.2"
                  // Until the kernel has seen the carrier, what is sent there is dropped uncounted.
                  + " && for i in $(seq 200); do"
                  + " ip link show v0 | grep -q 'state UP' && break; sleep 0.05; done");
          try (Session session = new Session(new NativeLibc(), new Settings(), _ -> {})) {
            String line = "v.sendto \"x\" 239.4.5.8 5000";
            run(session, "v = create udp");
            run(session, "v.setopt IP_MULTICAST_IF 127.0.0.1");
            String before = sent("v0");
            assertThat(run(session, line)).isEqualTo(new Outcome.Done());
            assertThat(sent("v0")).as("nothing has left by the cable").isEqualTo(before);

            for (String further :
                new String[] {
                  "v.setopt SO_BINDTODEVICE v0",
                  "v.setopt IP_MULTICAST_IF 192.0.2.1",
                  "v.setopt IP_MULTICAST_TTL 0"
                }) {
              run(session, further);
              assertThat(run(session, line)).as(further).isInstanceOf(Outcome.Error.class);
            }
            SourceLine typed = SourceLine.typed(line);
            session.execute(typed, LineParser.parse(line).orElseThrow());
            assertThat(sent("v0")).as("with a TTL of 0 too").isNotEqualTo(before);
          }
        });
  }

  /** The bytes that have left by an interface of the thread's network. */
  private static String sent(String device) throws IOException {
    return Files.readAllLines(Path.of("/proc/thread-self/net/dev")).stream()
        .filter(line -> line.strip().startsWith(device + ":"))
        .map(line -> line.strip().split("\\s+")[9])
        .findFirst()
        .orElseThrow();
  }

  @Test
  void whatGoesTooFarMakesNoCall() throws Mistake {
    try (Session session = new Session(new NativeLibc(), new Settings(), _ -> {})) {
      run(session, "c = create");
      assertThat(run(session, "c.connect 192.0.2.1 80"))
          .isInstanceOfSatisfying(
              Outcome.Error.class,
              error -> {
                assertThat(error.column()).isEqualTo(11);
                assertThat(error.mend()).contains("--allow 192.0.2.1");
              });
      assertThat(session.sockets().getFirst().stage().word()).isEqualTo("created");
    }
  }

  private static Outcome run(Session session, String line) throws Mistake {
    SourceLine source = SourceLine.typed(line);
    return session.execute(source, LineParser.parse(line).orElseThrow(), LESSON).outcome();
  }
}
