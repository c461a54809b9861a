package dev.sockstep.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sockstep.command.LineParser;
import dev.sockstep.command.Mistake;
import dev.sockstep.model.Outcome;
import dev.sockstep.model.SourceLine;
import dev.sockstep.sys.NativeLibc;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How far a lesson reaches. */
class ConfinementTest {
  private static final Confinement LESSON = Confinement.lesson(Set.of("example.org"), false);
  private static final Confinement LAB = Confinement.lesson(Set.of(), true);

  private static void check(Confinement confinement, String line) throws Mistake {
    confinement.check(LineParser.parse(line).orElseThrow().command());
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
