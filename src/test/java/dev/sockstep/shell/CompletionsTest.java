package dev.sockstep.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.command.SocketOption;
import dev.sockstep.command.Verb;
import dev.sockstep.model.Endpoint;
import dev.sockstep.model.PeerKind;
import dev.sockstep.model.Peers;
import dev.sockstep.model.Snapshot;
import dev.sockstep.model.SocketKind;
import dev.sockstep.model.SocketView;
import dev.sockstep.model.Stage;
import dev.sockstep.model.TcpState;
import dev.sockstep.render.Glyphs;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.jline.reader.Candidate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Tab offers; the bar marks the cursor. */
class CompletionsTest {
  private static final List<SocketView> SOCKETS =
      List.of(
          view("srv", Stage.LISTENING, TcpState.LISTEN, 8080),
          view("c", Stage.CONNECTED, TcpState.ESTABLISHED, 40112));

  private static final List<Peers.Of> PEERS = List.of(peer());

  @ParameterizedTest
  @CsvSource({
    "con|, connect",
    "  con|, connect",
    "x = acc|, accept",
    "x=acc|, accept",
    "c.con|, c.connect",
    "x = srv.acc|, srv.accept",
    "sr|, srv.",
    "c.s|, c.send c.shutdown c.sendall c.sendto c.setopt",
    "s|, send shutdown sendall sendto socketpair setopt sleep sockets states solution skip"
        + " section set save srv.",
    "con|nect 1, connect",
    "create |, tcp udp unix --ipv6 --nonblock",
    "create tcp --i|, --ipv6",
    "x = create u|, udp unix",
    "shutdown r|, rd rdwr",
    "c.block |, on off",
    "c.setopt SO_REUSE|, SO_REUSEADDR SO_REUSEPORT",
    "setopt SO_KEEPALIVE o|, on off",
    "getopt TCP_NOD|, TCP_NODELAY",
    "use |, srv c",
    "close s|, srv",
    "set |, patience feedback notation",
    "set feedback |, silent brief normal full",
    "set notation p|, python",
    "help con|, connect",
    "explain ECONN|, ECONNREFUSED ECONNRESET ECONNABORTED",
    "explain TIME|, TIME_WAIT",
    "explain half-|, half-closed half-close",
    "explain sr|, srv",
    "connect |, 127.0.0.1:8080 $srv 127.0.0.1 localhost",
    "c.connect lo|, localhost",
    "bind |, * 127.0.0.1 localhost",
    "connect $srv.po|, $srv.port",
    "recv $c.re|, $c.recvq $c.retransmits $c.retrans",
    "expect c.sta|, c.state c.stage",
    "expect res|, result",
    "expect c.SO_REUSE|, c.SO_REUSEADDR c.SO_REUSEPORT",
    "expect c.POLLR|, c.POLLRDHUP",
    "expect c.state == ES|, ESTABLISHED",
    "expect c.state == LISTEN or SYN_|, SYN_SENT SYN_RECV",
    "expect c.stage == half|, half-closed",
  })
  void offers(String marked, String offered) {
    assertThat(offeredFor(marked)).containsExactly(offered.split(" "));
  }

  @ParameterizedTest
  @CsvSource({
    "provoke reset-u|, reset-unread reset-unix",
    "provoke reset-unread |, --step",
    "peer s|, silent slow stop",
    "p = peer h|, http half",
    "peer client f|, flood",
    "peer stop |, p",
    "peer echo |, udp --ipv6 --every --at-once",
    "peer client echo --i|, --ipv6",
    "connect |, 127.0.0.1:8080 $srv 127.0.0.1:7007 $p 127.0.0.1 localhost",
    "connect $p.po|, $p.port",
    "recv $p.re|, $p.received",
    "expect p.se|, p.sent",
  })
  void offersPeers(String marked, String offered) {
    assertThat(Typing.of(marked).offers(SOCKETS, PEERS)).containsExactly(offered.split(" "));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "send \"con|",
        "send c|",
        "listen 1|",
        "recv 4|",
        "sleep |",
        "sockets |",
        "nonsense |",
        "c.nonsense |",
        "# con|",
        "bind 127.0.0.1 |",
        "connect 1.2.3.4 80 # c|",
        "set patience |",
        "explain accept |",
        "= |",
        "= -1 E|",
        "send $s|",
        "shutdown $s|",
      })
  void offersNothingWhereAnythingMayBeWritten(String marked) {
    assertThat(offeredFor(marked)).isEmpty();
  }

  @Test
  void theFirstWordIsAnyVerbOrTheNameOfASocketWithItsDot() {
    assertThat(offeredFor("|"))
        .startsWith(Verb.words().toArray(String[]::new))
        .endsWith("srv.", "c.");
  }

  @Test
  void behindTheDotOnlyVerbsThatActOnASocketFollow() {
    assertThat(offeredFor("c.|"))
        .contains("c.bind", "c.close", "c.use")
        .doesNotContain("c.create", "c.quit", "c.sockets")
        .hasSize((int) Arrays.stream(Verb.values()).filter(Verb::actsOnSocket).count());
  }

  @Test
  void aReferenceIsOfferedWhereOneIsTaken() {
    assertThat(offeredFor("connect $s|")).startsWith("$srv", "$srv.local").contains("$srv.port");
    assertThat(offeredFor("recv $c.|")).contains("$c.recvq").doesNotContain("$c");
  }

  @Test
  void everyOptionIsOffered() {
    assertThat(offeredFor("c.setopt |")).hasSameSizeAs(SocketOption.values());
  }

  @Test
  void whatIsOfferedIsDescribed() {
    List<Candidate> offered = Typing.of("srv|").candidates(SOCKETS, List.of());

    assertThat(offered)
        .filteredOn(candidate -> candidate.value().equals("bind"))
        .singleElement()
        .extracting(Candidate::descr)
        .isEqualTo(Verb.BIND.help());
    assertThat(offered)
        .filteredOn(candidate -> candidate.value().equals("srv."))
        .singleElement()
        .satisfies(
            candidate -> {
              assertThat(candidate.descr()).isEqualTo("tcp, listening");
              assertThat(candidate.complete()).as("no blank behind the dot").isFalse();
            });
  }

  @Test
  void ofSeveralPastedLinesTheOneWithTheCursorIsCompleted() {
    assertThat(offeredFor("c = create\nc.con|\nsockets")).containsExactly("c.connect");
    assertThat(offeredFor("send \"x\"\nx = acc|")).containsExactly("accept");
    assertThat(offeredFor("x = create\nset feedback |"))
        .containsExactly("silent", "brief", "normal", "full");
    assertThat(offeredFor("expect c.state == LISTEN\nexpect c.stage == bo|"))
        .containsExactly("bound");
  }

  @Test
  void tabCompletesAtThePrompt() throws IOException {
    try (TypedShell shell = new TypedShell()) {
      shell.enter("srv = create");
      shell.press("srv.lis\t");
      shell.screen.await("the verb", seen -> seen.currentRow().contains("› srv.listen "));
      shell.press("\r");
      shell.screen.await("its card", seen -> seen.currentRow().equals("srv listening ›"));
      String port = shell.seen("local 0\\.0\\.0\\.0:(\\d+)");
      shell.enter("c = create");
      shell.press("connect $sr\t");
      shell.screen.await("the address", seen -> seen.currentRow().contains("connect $srv"));
      assertThat(port).isNotEmpty();
    }
  }

  @Test
  void eachCandidateIsListedWithItsHelpWhereThereIsRoom() {
    List<Candidate> offered = Typing.of("set|").candidates(SOCKETS, PEERS);
    List<Candidate> few = offered.stream().filter(each -> each.value().startsWith("set")).toList();

    assertThat(CandidateList.fitting(few, 80, 20, Glyphs.UNICODE))
        .extracting(Candidate::displ)
        .containsExactly("setopt   set a socket option", "set      show or change a setting");
    assertThat(CandidateList.fitting(few, 24, 20, Glyphs.UNICODE))
        .extracting(Candidate::displ)
        .containsExactly("setopt   set a socket…", "set      show or chang…");
    assertThat(CandidateList.fitting(few, 24, 20, Glyphs.ASCII))
        .extracting(Candidate::displ)
        .allMatch(shown -> shown.length() < 24 && shown.endsWith("..."));
  }

  @Test
  void manyCandidatesAreListedAsWordsAlone() {
    List<Candidate> offered = Typing.of("|").candidates(SOCKETS, PEERS);

    List<Candidate> listed = CandidateList.fitting(offered, 80, 20, Glyphs.UNICODE);

    assertThat(listed).hasSameSizeAs(offered).allMatch(each -> each.descr() == null);
    assertThat(listed).extracting(Candidate::displ).contains("create", "setopt");
    assertThat(CandidateList.fitting(listed, 80, 20, Glyphs.UNICODE))
        .as("the same objects, one of which may be selected")
        .usingElementComparator((a, b) -> a == b ? 0 : 1)
        .isEqualTo(listed);
  }

  @Test
  void tabOnAnEmptyLineListsAllVerbsAtOnce() throws IOException {
    try (TypedShell shell = new TypedShell()) {
      shell.press("\t");
      shell.screen.await("the last verb", seen -> seen.text().contains("wire"));
      assertThat(shell.screen.text()).contains("create").doesNotContain("do you wish");
      shell.press("sl\t");
      shell.screen.await("the verb", seen -> seen.currentRow().contains("› sleep"));
    }
  }

  @Property(tries = 3000)
  void completionNeverThrows(
      @ForAll
          @StringLength(max = 40)
          @Chars({'.', '=', ' ', '"', '#', '$', '\n', 'c', '\t'})
          @CharRange(from = 'a', to = 'z')
          String line,
      @ForAll @IntRange(min = 0, max = 40) int cursor) {
    Typing typing = new Typing(line, Math.min(cursor, line.length()));

    assertThat(typing.parsed().wordCursor()).isBetween(0, typing.parsed().word().length());
    assertThat(typing.candidates(SOCKETS, PEERS))
        .allMatch(candidate -> !candidate.value().isEmpty());
  }

  @Property(tries = 2000)
  void completionNeverThrowsBehindAVerb(
      @ForAll Verb verb, @ForAll String rest, @ForAll @IntRange(min = 0, max = 60) int cursor) {
    String line = verb.word() + " " + rest;

    assertThat(new Typing(line, Math.min(cursor, line.length())).offers(SOCKETS, PEERS))
        .isNotNull();
  }

  private static List<String> offeredFor(String marked) {
    return Typing.of(marked).offers(SOCKETS, List.of());
  }

  private static Peers.Of peer() {
    return new Peers.Of(
        "p",
        PeerKind.ECHO,
        false,
        SocketKind.TCP,
        null,
        new Endpoint.Inet4(Endpoint.Inet4.LOOPBACK, 7007),
        null,
        true,
        new Peers.Tally(0, 0, 0, 0, null));
  }

  private static SocketView view(String name, Stage stage, TcpState state, int port) {
    Endpoint local = new Endpoint.Inet4(Endpoint.Inet4.LOOPBACK, port);
    Snapshot seen = new Snapshot(5, state, false, local, null, null, null, null, null, null);
    return new SocketView(name, SocketKind.TCP, stage, null, false, seen);
  }
}
