package dev.sockstep.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.command.LineParser;
import dev.sockstep.model.Change;
import dev.sockstep.model.Change.Property;
import dev.sockstep.model.Notice;
import dev.sockstep.model.SourceLine;
import dev.sockstep.model.StepReport;
import dev.sockstep.sys.NativeLibc;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The other end of a connection when the session does not have it: plain JDK sockets here. */
class OtherEndTest {

  @Test
  void stepsTellWhatTheOtherEndHas() throws IOException {
    try (Live live = new Live();
        ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      live.done("c = create");
      StepReport connect = live.done("c.connect " + server.getLocalPort());
      assertThat(connect.changes())
          .contains(new Change("peer of c", Property.STATE, null, "ESTABLISHED"));

      StepReport send = live.done("c.send \"hello\"");
      assertThat(send.changes()).contains(new Change("peer of c", Property.RECVQ, "0", "5"));

      try (Socket accepted = server.accept()) {
        accepted.getInputStream().readNBytes(5);
        StepReport shutdown = live.done("c.shutdown wr");
        assertThat(shutdown.meanwhile())
            .contains(new Change("peer of c", Property.RECVQ, "5", "0"));
        assertThat(shutdown.changes())
            .contains(new Change("peer of c", Property.STATE, "ESTABLISHED", "CLOSE_WAIT"));
      }
    }
  }

  @Test
  void anEndInTheSessionIsToldOfByItsOwnName() {
    try (Live live = new Live()) {
      live.connected();
      StepReport send = live.done("c.send \"x\"");
      assertThat(send.changes()).extracting(Change::socket).containsOnly("a");
    }
  }

  @Test
  void aConnectionThatNobodyHasAcceptedIsEstablishedAllTheSame() {
    try (Live live = new Live()) {
      live.all("srv = create", "srv.bind 0", "srv.listen", "c = create");
      StepReport connect = live.done("c.connect $srv");
      assertThat(connect.changes())
          .contains(new Change("peer of c", Property.STATE, null, "ESTABLISHED"))
          .contains(new Change("srv", Property.ACCEPTQ, "0", "1"));
    }
  }

  @Test
  void whatNobodyTypedIsToldOnceAndSoon() throws Exception {
    BlockingQueue<Notice> notices = new LinkedBlockingQueue<>();
    try (Session session = new Session(new NativeLibc(), new Settings(), _ -> {}, notices::add);
        ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      execute(session, "c = create");
      execute(session, "c.connect " + server.getLocalPort());
      try (Socket accepted = server.accept()) {
        accepted.getOutputStream().write("news".getBytes());
        assertThat(next(notices, "c", Property.RECVQ)).isEqualTo("data has arrived");
      }
      assertThat(next(notices, "c", Property.STATE)).startsWith("the other end has sent its FIN");

      // What has been told is not told again.
      assertThat(notices.poll(400, TimeUnit.MILLISECONDS)).isNull();
      StepReport recv = execute(session, "c.recv 100");
      assertThat(recv.meanwhile()).isEmpty();
      assertThat(recv.call().result()).isEqualTo(4);
    }
  }

  private static StepReport execute(Session session, String text) throws Exception {
    return session.execute(SourceLine.typed(text), LineParser.parse(text).orElseThrow());
  }

  /** What is said of the next change of that kind; notices of other changes are passed over. */
  private static String next(BlockingQueue<Notice> notices, String socket, Property what)
      throws InterruptedException {
    while (true) {
      Notice notice = notices.poll(10, TimeUnit.SECONDS);
      assertThat(notice).as("a notice of " + socket + ": " + what).isNotNull();
      for (int i = 0; i < notice.changes().size(); i++) {
        Change change = notice.changes().get(i);
        if (change.socket().equals(socket) && change.what() == what) {
          return notice.words().get(i);
        }
      }
    }
  }

  @Test
  void whatAnAcceptedSocketHasWhenItIsFirstSeenHasNotJustCome() {
    try (Live live = new Live()) {
      live.listening().all("c = create", "c.connect $srv", "c.send \"abc\"");
      assertThat(live.done("a = srv.accept").changes())
          .contains(new Change("a", Property.RECVQ, null, "3"));
      assertThat(live.done("c.send \"d\"").changes())
          .contains(new Change("a", Property.RECVQ, "3", "4"));
    }
  }
}
