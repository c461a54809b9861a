package dev.sockstep.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.model.Errno;
import dev.sockstep.model.Outcome;
import dev.sockstep.model.SocketView;
import dev.sockstep.model.SourceLine;
import dev.sockstep.model.StepReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Names of sockets, and the mistakes that show only when a line runs. */
@Timeout(60)
class NamesTest {
  private final Live live = new Live();

  @AfterEach
  void close() {
    live.close();
  }

  @Test
  void socketsWithoutANameAreNumberedPastTheNamesInUse() {
    live.all("create", "s2 = create", "create", "create udp");

    assertThat(live.session.sockets())
        .extracting(SocketView::name)
        .containsExactly("s1", "s2", "s3", "s4");
  }

  @Test
  void aVerbWithoutANameActsOnTheLastMadeOrChosen() {
    live.all("srv = create", "bind 0", "listen", "c = create", "connect $srv");
    assertThat(live.done("use srv").socket()).isEqualTo("srv");
    assertThat(live.done("a = accept").socket()).isEqualTo("srv");
    assertThat(live.done("send \"x\"").socket()).as("the accepted one").isEqualTo("a");
    assertThat(live.done("close").socket()).isEqualTo("a");
    assertThat(live.session.current().orElseThrow().name()).isEqualTo("a");
  }

  @Test
  void aNameAloneRunsNoVerbThatItHappensToBeShortFor() {
    LineRunner runner = new LineRunner(live.session, Confinement.NONE, (_, _) -> {});
    live.all("a = create", "srv = create", "p = peer echo", "a.connect $p", "a.send \"hi\"");
    live.done("x = a.recv 2");
    int before = live.reports().size();

    List.of("a", " srv # which?", "srv", "p").forEach(line -> run(runner, line));

    assertThat(live.reports().subList(before, before + 4))
        .extracting(report -> ((Outcome.Error) report.outcome()).message())
        .containsExactly(
            "\"a\" is short for accept, and names a socket too",
            "unknown verb \"srv\"",
            "\"srv\" names a socket, and a line begins with a verb",
            "\"p\" names a peer, and a line begins with a verb");
    run(runner, "x");
    assertThat(live.reports().getLast().notes()).as("no quit").containsExactly("b'hi'");
    run(runner, "s");
    assertThat(live.reports().getLast().calls()).as("the short form of create").hasSize(1);
  }

  private static void run(LineRunner runner, String line) {
    runner.run(SourceLine.typed(line));
  }

  @Test
  void aNameMayBeGivenAnewOnceItsSocketIsClosed() {
    live.done("c = create");
    int fd = live.fd("c");
    assertMistake(
        "|c = create",
        "the name c belongs to an open socket (fd " + fd + ")",
        "close it first, or choose another name");

    live.all("c.close", "c = create udp");

    live.expect("c.kind == udp");
    live.expect("c.stage == created");
    assertThat(live.session.sockets()).hasSize(1);
  }

  @Test
  void aNameThatABlockedAcceptWillGiveIsTaken() {
    live.listening();
    StepReport accept = live.blocks("a = srv.accept");
    StepReport unnamed = live.blocks("srv.accept");

    assertMistake(
        "|a = create",
        "the name a is promised to the socket that step " + accept.step() + " will make",
        "choose another name");
    live.settings.patience(Live.SHORT);
    assertMistake(
        "|a.recv 5",
        "there is no a yet: step " + accept.step() + " that makes it is blocked",
        "make it return first: connect to " + live.value("srv.local") + " from another socket");
    assertMistake(
        "connect |$a",
        "there is no a yet: step " + accept.step() + " that makes it is blocked",
        "make it return first: connect to " + live.value("srv.local") + " from another socket");
    live.settings.patience(Live.DEADLINE);
    live.done("create");
    live.done("s2.connect $srv");
    live.done("t = create");
    live.done("t.connect $srv");
    live.end(accept);
    live.end(unnamed);
    assertThat(live.session.sockets())
        .extracting(SocketView::name)
        .as("s1 was promised")
        .contains("s1", "s2", "a");
  }

  @Test
  void aNameThatABlockedAcceptWillGiveAnewIsNotTheClosedSocketsAnyMore() {
    live.listening().all("a = create", "a.close");
    StepReport accept = live.blocks("a = srv.accept");
    live.settings.patience(Live.SHORT);

    assertThat(live.mistake("a.send \"x\"").message())
        .isEqualTo("there is no a yet: step " + accept.step() + " that makes it is blocked");

    live.settings.patience(Live.DEADLINE);
    live.all("c = create", "c.connect $srv");
    live.end(accept);
  }

  /** SIOCOUTQ still subtracts the sequence numbers that are left of the connection. */
  @Test
  void aConnectionThatIsOverHasNoSendQueue() {
    live.connected().all("c.block off", "c.send #8000000", "a.setopt SO_LINGER on 0", "a.close");
    live.expect("c.state == CLOSE within 5s");

    assertThat(live.run("expect c.sendq == 0").outcome())
        .isEqualTo(new Outcome.Expectation(false, "c.sendq == 0", "c.sendq is not known"));
  }

  @Test
  void onlyAClosedSocketIsAskedForThePeerThatItHad() {
    live.connected().all("a.setopt SO_LINGER 0", "a.close");
    live.expect("c.state == CLOSE within 5s");
    String server = live.value("srv.local");

    assertThat(live.run("expect c.peer == " + server).outcome())
        .isEqualTo(new Outcome.Expectation(false, "c.peer == " + server, "c.peer is not known"));
    live.done("c.close");
    live.expect("c.peer == " + server);
  }

  @Test
  void aClosedSocketCanBeNamedAndUsedAndGivesEbadf() {
    live.all("c = create", "c.close", "d = create", "use c");

    assertThat(live.session.current().orElseThrow().snapshot().fd()).isEqualTo(-1);
  }

  @Test
  void beforeThereIsASocketEachVerbSaysSo() {
    assertMistake("|send \"x\"", "there is no socket yet", "make one first: create");
    assertMistake(
        "|c.send \"x\"", "no socket is named c: there is none yet", "make one: c = create");
    assertMistake("use |c", "no socket is named c: there is none yet", "make one: c = create");
    assertMistake("connect |$c", "no socket is named c: there is none yet", "make one: c = create");
  }

  @Test
  void anUnknownNameSuggestsTheNearest() {
    live.all("server = create", "client = create");

    assertMistake("|sever.listen", "no socket is named sever", "did you mean server?");
    assertMistake("|zz.listen", "no socket is named zz", "the sockets are server, client");
    assertMistake("close |clint", "no socket is named clint", "did you mean client?");
    assertMistake("client.connect |$sever", "no socket is named sever", "did you mean server?");
    assertMistake(
        "client.connect * |$sever.port", "no socket is named sever", "did you mean server?");
    assertMistake(
        "expect |sever.state == LISTEN", "no socket is named sever", "did you mean server?");
    assertMistake(
        "expect client.port == |$sever.port", "no socket is named sever", "did you mean server?");
    assertMistake("wait |sever", "no socket is named sever", "did you mean server?");
  }

  @Test
  void aClosedSocketsAddressCanStillBeNamed() {
    live.all("srv = create", "srv.bind 127.0.0.1 0", "srv.listen", "c = create", "c.connect $srv");
    int port = live.port("srv");
    live.all("s = srv.accept", "s.close", "c.close", "srv.close", "again = create");

    // The kernel keeps the port in TIME_WAIT, which is what one closes and binds again to see.
    StepReport bind = live.fails("again.bind 127.0.0.1 $srv.port", Errno.EADDRINUSE);
    assertThat(bind.call().text()).endsWith("127.0.0.1:" + port + ")");
    assertMistake(
        "c.recv |$srv.acceptq",
        "$srv.acceptq has no value now: srv is closed",
        "make a new one: srv = create");
  }

  @Test
  void aReferenceWithoutAValueSaysWhereItStands() {
    live.all("srv = create", "c = create");

    assertMistake(
        "c.connect |$srv", "$srv.local has no value now", "bind srv first: srv.bind 127.0.0.1 0");
    assertMistake(
        "c.connect 127.0.0.1:|$srv.port",
        "$srv.port has no value now",
        "bind srv first: srv.bind 127.0.0.1 0");
    assertMistake(
        "c.connect |$srv.host 80",
        "$srv.host has no value now",
        "bind srv first: srv.bind 127.0.0.1 0");
    assertMistake(
        "c.recv |$srv.acceptq",
        "$srv.acceptq has no value now",
        "a TCP socket has it, while it listens");
  }

  @Test
  void aReferenceWhoseValueDoesNotFitIsAMistakeAndNoCrash() {
    live.all("srv = create", "c = create", "d = create", "d.close");

    assertMistake("c.recv |$d.fd", "a number of bytes is 0 to 67108864, and $d.fd is -1", null);
    assertMistake("c.connect 127.0.0.1 |$d.fd", "a port is 0 to 65535, and $d.fd is -1", null);
    long rto = Long.parseLong(live.value("c.rto"));
    assertMistake("c.bind |$c.rto", "a port is 0 to 65535, and $c.rto is " + rto, null);
    live.done("srv.listen $srv.recvq");
    live.expect("srv.backlog == 0");
  }

  @Test
  void anAddressMustFitTheSocket() {
    live.all("c = create", "u = create unix", "six = create --ipv6");

    assertMistake(
        "c.connect |/tmp/x",
        "\"/tmp/x\" is the path of a Unix socket, and c is tcp",
        "write a host and a port, or make the socket with create unix");
    assertMistake(
        "u.bind |127.0.0.1:80",
        "u is a Unix socket: its address is a path",
        "write /tmp/name, or @name for the abstract name space");
    live.done("c.bind 0");
    assertMistake(
        "u.connect |$c",
        "u is a Unix socket: its address is a path",
        "write /tmp/name, or @name for the abstract name space");
    assertThat(live.run("six.connect 127.0.0.1 80").call().name())
        .as("a literal of the other family is for the resolver to refuse")
        .isEqualTo("getaddrinfo");
  }

  @Test
  void aPathWithAColonIsStillAPath() throws IOException {
    Path file = Path.of("target", "sockstep:" + System.nanoTime());
    try {
      live.all("srv = create unix", "srv.bind \"" + file + "\"", "srv.listen", "c = create unix");

      live.done("c.connect $srv");

      live.expect("c.peer == " + file);
    } finally {
      Files.deleteIfExists(file);
    }
  }

  @Test
  void expectationsBeforeAnyCallAreMistakes() {
    assertMistake("|= 0", "no call has been made yet that could have returned something", null);
    assertMistake(
        "|expect result == 0",
        "no call has been made yet that could have returned something",
        null);
    assertMistake(
        "|cancel",
        "no call is blocked, so there is nothing to cancel",
        "sockets shows what is blocked");
  }

  @Test
  void aMistakeIsAStepAndChangesNothing() {
    live.done("c = create");
    StepReport before = live.done("sockets");

    live.mistake("c.connect /tmp/x");
    live.mistake("frobnicate");

    assertThat(live.session.sockets()).isEqualTo(before.sockets());
    assertThat(live.reports()).hasSize(4);
  }

  private void assertMistake(String marked, String message, String mend) {
    assertMistake(marked.replace("|", ""), message, mend, marked.indexOf('|') + 1);
  }

  private void assertMistake(String marked, String message, String mend, int column) {
    Outcome.Error error = live.mistake(marked.replace("|", ""));
    assertThat(error).isEqualTo(new Outcome.Error(column, message, mend));
  }
}
