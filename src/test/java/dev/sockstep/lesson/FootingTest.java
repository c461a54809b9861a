package dev.sockstep.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.command.LineParser;
import dev.sockstep.command.Mistake;
import dev.sockstep.model.SourceLine;
import dev.sockstep.session.Session;
import dev.sockstep.session.Settings;
import dev.sockstep.sys.NativeLibc;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is said of sockets that stand otherwise than they did. */
class FootingTest {
  @Test
  void whatWaitsIsCounted() throws Mistake {
    try (Session session = new Session(new NativeLibc(), new Settings(), _ -> {})) {
      run(session, "a, b = socketpair");
      Footing none = new Footing(session);
      assertThat(none.differences(new Footing(session))).isEmpty();
      run(session, "a.send \"x\"");
      Footing one = new Footing(session);
      assertThat(none.differences(one)).isEqualTo(List.of("b had no bytes to read, and has 1"));
      run(session, "a.send \"yz\"");
      Footing three = new Footing(session);
      assertThat(one.differences(three)).isEqualTo(List.of("b had 1 byte to read, and has 3"));
      assertThat(three.differences(none)).isEqualTo(List.of("b had 3 bytes to read, and has none"));
    }
  }

  @Test
  void connectionsToAcceptAreCounted() throws Mistake {
    try (Session session = new Session(new NativeLibc(), new Settings(), _ -> {})) {
      run(session, "srv = create");
      run(session, "srv.bind 0");
      run(session, "srv.listen");
      run(session, "c = create");
      Footing none = new Footing(session);
      run(session, "c.connect $srv");
      run(session, "expect srv.acceptq == 1 within 5s");
      assertThat(none.differences(new Footing(session)))
          .contains("srv had no connections to accept, and has 1");
    }
  }

  private static void run(Session session, String line) throws Mistake {
    session.execute(SourceLine.typed(line), LineParser.parse(line).orElseThrow());
  }
}
