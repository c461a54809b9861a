package dev.sockstep.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.model.Change;
import dev.sockstep.model.StepReport;
import java.io.IOException;
import java.net.Socket;
import org.junit.jupiter.api.Test;

/** A line that could not be run is told, and leaves no trace in the steps. */
class MistakesAreNoStepsTest {
  @Test
  void theNextStepHasTheNumberThatItWouldHaveHad() {
    try (Live live = new Live()) {
      live.done("srv = create");
      assertThat(live.run("nonsense").step()).isEqualTo(2);
      assertThat(live.run("nobody.close").step()).isEqualTo(2);

      assertThat(live.done("srv.bind 0").step()).isEqualTo(2);
    }
  }

  @Test
  void whatHadChangedBeforeItIsToldByTheNextStep() throws IOException {
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
