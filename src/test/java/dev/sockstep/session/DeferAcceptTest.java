package dev.sockstep.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.command.LineParser;
import dev.sockstep.model.Change;
import dev.sockstep.model.Change.Property;
import dev.sockstep.model.Notice;
import dev.sockstep.model.SourceLine;
import dev.sockstep.model.StepReport;
import dev.sockstep.sys.NativeLibc;
import java.net.InetAddress;
import java.net.Socket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A listener that waits for data sets the last ACK aside: no overflow, though it counts as one. */
@Timeout(60)
class DeferAcceptTest {
  @Test
  void theStepThatConnectsSaysWhyTheListenerIsNotDone() {
    try (Live live = new Live()) {
      live.all("srv = create", "srv.setopt TCP_DEFER_ACCEPT 10", "srv.bind 0", "srv.listen");
      live.done("c = create");
      StepReport connect = live.done("c.connect $srv");
      assertThat(connect.changes())
          .contains(Live.change("srv", Property.DROPS, "0", "1"))
          .contains(Live.change("peer of c", Property.STATE, null, "SYN_RECV"));
      assertThat(connect.notes()).anyMatch(note -> note.startsWith("srv has TCP_DEFER_ACCEPT: "));
    }
  }

  @Test
  void aListenerWithoutItSaysNothingOfIt() {
    try (Live live = new Live()) {
      live.listening().done("c = create");
      assertThat(live.done("c.connect $srv").notes()).noneMatch(note -> note.contains("DEFER"));
    }
  }

  @Test
  void aClientFromOutsideIsToldOfInTheSameWords() throws Exception {
    BlockingQueue<Notice> notices = new LinkedBlockingQueue<>();
    try (Session session = new Session(new NativeLibc(), new Settings(), _ -> {}, notices::add)) {
      for (String line :
          new String[] {"srv = create", "srv.setopt TCP_DEFER_ACCEPT 10", "srv.bind 0"}) {
        session.execute(SourceLine.typed(line), LineParser.parse(line).orElseThrow());
      }
      session.execute(SourceLine.typed("srv.listen"), LineParser.parse("srv.listen").orElseThrow());
      int port = session.sockets().getFirst().snapshot().local().port();
      try (Socket client = new Socket(InetAddress.getLoopbackAddress(), port)) {
        assertThat(client.isConnected()).isTrue();
        String words = "";
        while (words.isEmpty()) {
          Notice notice = notices.poll(Live.DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
          assertThat(notice).as("a notice of the drop").isNotNull();
          words = ofDrop(notice);
        }
        assertThat(words).startsWith("TCP_DEFER_ACCEPT: ");
      }
    }
  }

  private static String ofDrop(Notice notice) {
    for (Change change : notice.changes()) {
      if (change.what() == Property.DROPS) {
        return notice.words().get(notice.changes().indexOf(change));
      }
    }
    return "";
  }
}
