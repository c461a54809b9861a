package dev.sockstep.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.Needs;
import dev.sockstep.command.LineParser;
import dev.sockstep.model.Notice;
import dev.sockstep.model.Packet;
import dev.sockstep.model.SourceLine;
import dev.sockstep.model.StepReport;
import dev.sockstep.sys.NativeLibc;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Packets that come while nothing is typed, told when they come. */
@Timeout(60)
class WireNoticeTest {
  private final BlockingQueue<Notice> notices = new LinkedBlockingQueue<>();

  @Test
  void dataIsToldAtOnceAndABareAcknowledgementIsNoNews() throws Exception {
    Needs.capture();
    List<StepReport> reports = new ArrayList<>();
    try (Session session =
            new Session(new NativeLibc(), new Settings(), reports::add, notices::add);
        ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      run(session, "c = create");
      run(session, "c.connect " + server.getLocalPort());
      try (Socket accepted = server.accept()) {
        StepReport shutdown = run(session, "c.shutdown wr");
        assertThat(shutdown.packets()).extracting(Packet::flags).startsWith("F.");
        List<Notice> first = until(notice -> notice.toString().contains("FIN_WAIT_2"), shutdown);
        assertThat(first).flatMap(Notice::packets).isEmpty();

        accepted.getOutputStream().write(new byte[7]);
        Notice data = until(notice -> !notice.packets().isEmpty(), null).getLast();
        assertThat(data.packets()).extracting(Packet::length).contains(7);
      }
    }
  }

  private static StepReport run(Session session, String line) throws Exception {
    return session.execute(SourceLine.typed(line), LineParser.parse(line).orElseThrow());
  }

  /** The notices up to one; none when the step has told of it already. */
  private List<Notice> until(Predicate<Notice> last, StepReport step) throws InterruptedException {
    List<Notice> seen = new ArrayList<>();
    if (step != null && step.changes().toString().contains("after=FIN_WAIT_2")) {
      return seen;
    }
    do {
      Notice next = notices.poll(Live.DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
      assertThat(next).as("a notice, after " + seen).isNotNull();
      seen.add(next);
    } while (!last.test(seen.getLast()));
    return seen;
  }
}
