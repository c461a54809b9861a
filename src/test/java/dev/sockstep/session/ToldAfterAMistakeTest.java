package dev.sockstep.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.model.Change;
import dev.sockstep.model.StepReport;
import java.io.IOException;
import java.net.Socket;
import org.junit.jupiter.api.Test;

/** What had changed when a line could not be run is not lost with it. */
class ToldAfterAMistakeTest {
  @Test
  void theNextStepTellsWhatHadChangedBeforeTheMistake() throws IOException {
    try (Live live = new Live()) {
      live.all("srv = create", "srv.bind 0", "srv.listen");
      int port = live.session.current().orElseThrow().snapshot().local().port();
      try (Socket _ = new Socket("127.0.0.1", port)) {
        live.mistake("nobody.close");

        StepReport next = live.done("srv.getsockname");

        assertThat(next.meanwhile()).extracting(Change::what).contains(Change.Property.ACCEPTQ);
        assertThat(live.done("srv.getsockname").meanwhile()).isEmpty();
      }
    }
  }
}
