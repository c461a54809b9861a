package dev.sockstep.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.command.LineParser;
import dev.sockstep.model.Change;
import dev.sockstep.model.Change.Property;
import dev.sockstep.model.Notice;
import dev.sockstep.model.SourceLine;
import dev.sockstep.model.StepReport;
import dev.sockstep.sys.Libc;
import dev.sockstep.sys.NativeLibc;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
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

  /** The real kernel, but that something happens in a recv before it returns. */
  private static Libc during(Runnable recv) {
    Libc real = new NativeLibc();
    return (Libc)
        Proxy.newProxyInstance(
            Libc.class.getClassLoader(),
            new Class<?>[] {Libc.class},
            (_, method, arguments) -> {
              if (method.getName().equals("recv")) {
                recv.run();
              }
              try {
                return method.invoke(real, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  @Test
  void whatHappensWhileACommandIsUnderWayIsToldByItself() throws Exception {
    List<Object> told = new CopyOnWriteArrayList<>();
    int[] port = new int[1];
    List<Socket> clients = new CopyOnWriteArrayList<>();
    Runnable connect =
        () -> {
          try {
            clients.add(new Socket(InetAddress.getLoopbackAddress(), port[0]));
            // Long enough for the watch to look, and more than once.
            Thread.sleep(400);
          } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
          }
        };
    Settings settings = new Settings();
    settings.patience(Live.DEADLINE);
    try (Session session = new Session(during(connect), settings, told::add, told::add)) {
      for (String line :
          List.of("srv = create", "srv.bind 0", "srv.listen", "c = create", "c.connect $srv")) {
        execute(session, line);
      }
      execute(session, "a = srv.accept");
      execute(session, "c.send \"x\"");
      port[0] = session.sockets().getFirst().snapshot().local().port();
      int before = told.size();
      StepReport recv = execute(session, "a.recv 1");

      assertThat(told.subList(before, told.indexOf(recv))).as("told before it").isEmpty();
      assertThat(recv.changes()).contains(new Change("srv", Property.ACCEPTQ, "0", "1"));
    } finally {
      for (Socket client : clients) {
        client.close();
      }
    }
  }

  /** With TCP_QUICKACK off an acknowledgement comes some 40 ms after the data. */
  @Test
  void thatDataIsAcknowledgedIsNoNews() throws Exception {
    BlockingQueue<Notice> notices = new LinkedBlockingQueue<>();
    try (Session session = new Session(new NativeLibc(), new Settings(), _ -> {}, notices::add)) {
      for (String line :
          List.of("srv = create", "srv.bind 0", "srv.listen", "c = create", "c.connect $srv")) {
        execute(session, line);
      }
      execute(session, "a = srv.accept");
      execute(session, "a.setopt TCP_QUICKACK off");
      StepReport send = execute(session, "c.send \"x\"");
      for (int i = 0; i < 20 && !isUnacknowledged(send); i++) {
        send = execute(session, "c.send \"x\"");
      }
      assertThat(isUnacknowledged(send)).as("it waits for its ACK").isTrue();
      int port = session.sockets().getFirst().snapshot().local().port();
      long deadline = System.nanoTime() + Live.DEADLINE.toNanos();
      while (sendQueue(session) > 0) {
        assertThat(System.nanoTime()).as("the ACK has not come").isLessThan(deadline);
        Thread.onSpinWait();
      }
      try (Socket client = new Socket(InetAddress.getLoopbackAddress(), port)) {
        assertThat(client.isConnected()).isTrue();
        List<Change> told = new ArrayList<>();
        while (told.stream().noneMatch(change -> change.what() == Property.ACCEPTQ)) {
          Notice notice = notices.poll(Live.DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
          assertThat(notice).as("a notice of the client, after " + told).isNotNull();
          told.addAll(notice.changes());
        }
        assertThat(told).extracting(Change::what).doesNotContain(Property.SENDQ);
      }
    }
  }

  private static boolean isUnacknowledged(StepReport send) {
    return send.changes().stream()
        .anyMatch(change -> change.what() == Property.SENDQ && !change.after().equals("0"));
  }

  private static int sendQueue(Session session) {
    return session.look().stream()
        .filter(view -> view.name().equals("c"))
        .findFirst()
        .orElseThrow()
        .snapshot()
        .sendq();
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
