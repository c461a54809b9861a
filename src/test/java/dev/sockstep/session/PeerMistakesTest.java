package dev.sockstep.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.model.Outcome;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What can be wrong with a line about peers: each is told, and the session goes on. */
class PeerMistakesTest {
  private final Live live = new Live();

  @BeforeEach
  void start() {
    live.all("p = peer echo", "s = create", "s.bind 0", "d = create", "d.close");
  }

  @AfterEach
  void close() {
    live.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "peer echoo                   | 6  | there is no peer \"echoo\" | did you mean \"echo\"?",
        "peer fluffy                  | 6  | there is no peer           | the peers are echo, http",
        "peer 80                      | 6  | there is no peer \"80\"    | the peers are",
        "peer \"echo\"                | 6  | found a string             | the form is: peer",
        "peer client                  | 12 | expected a peer            | the form is: peer",
        "peer client echo             | 17 | expected an address        | the form is: peer",
        "peer client full 80          | 13 | full is no client          | clients are echo",
        "peer client stop             | 13 | there is no peer \"stop\"  | the peers are echo",
        "peer http udp                | 6  | UDP has no connections     | echo, silent, close",
        "peer client half udp 80      | 13 | UDP has no connections     | echo, silent, close",
        "peer echo --every 1s         | 11 | echo has no pace           | ",
        "peer slow --every            | 18 | expected a duration        | the form is: peer",
        "peer slow --every 0ms        | 19 | a pace of 0                | --every 1ms",
        "peer slow --every never      | 19 | expected a duration        | 300ms",
        "peer half --at-once          | 11 | is for peer reset          | ",
        "peer echo --loud             | 11 | expected udp               | the form is: peer",
        "peer echo 70000              | 11 | a port is 0 to 65535       | ",
        "peer echo 127.0.0.1 80       | 11 | loopback only              | the form is: peer",
        "peer echo $s                 | 11 | loopback only              | the form is: peer",
        "peer echo 80 90              | 14 | nothing more is expected   | the form is: peer",
        "peer stop p now              | 13 | nothing more is expected   | the form is: peer",
        "peer stop quark              | 11 | no peer is named quark     | the peers are p",
        "peer stop s                  | 11 | s is a socket              | s.close",
        "q = peer                     | 1  | starts no peer             | q = peer echo",
        "q = peer stop                | 1  | starts no peer             | q = peer echo",
        "p.peer echo                  | 1  | does not act on a socket   | write peer",
        "p = peer echo                | 1  | belongs to a peer          | peer stop p",
        "p = create                   | 1  | belongs to a peer          | peer stop p",
        "s = peer echo                | 1  | belongs to an open socket  | close it first",
        "d = peer echo                | 1  | was a socket's             | choose another name",
        "p.send \"x\"                 | 1  | p is a peer                | peer stop p",
        "close p                      | 7  | p is a peer                | peer stop p",
        "use p                        | 5  | p is a peer                | peer stop p",
        "expect p.rtt == 1            | 8  | p is a peer                | a peer has local",
        "expect s.sent == 1           | 8  | s is no peer               | inspect s",
        "s.connect $p.peer            | 11 | $p.peer has no value       | peer shows",
        "peer client echo example.com 80 | 18 | of this machine only    | 127.0.0.1",
        "peer client flood 8.8.8.8 80 | 19 | of this machine only       | 127.0.0.1",
        "peer client flood [2001:db8::1]:80 | 19 | of this machine only | ::1",
        "peer client echo /tmp/path   | 18 | the path of a Unix socket  | a host and a port",
        "peer client echo 0           | 18 | at port 0                  | ",
      })
  void isToldWithItsPlaceAndAMend(String line, int column, String message, String mend) {
    Outcome.Error error = live.mistake(line);

    assertThat(error.column()).isEqualTo(column);
    assertThat(error.message()).contains(message);
    if (mend != null) {
      assertThat(error.mend()).contains(mend);
    }
    live.done("peer");
  }

  @Test
  void aPortInUseIsToldWithWhoHasIt() throws IOException {
    assertThat(live.mistake("peer echo $p.port").message()).endsWith("the peer p has it");
    live.done("s.listen");
    assertThat(live.mistake("peer half $s.port").message()).endsWith("your socket s has it");
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = other.getLocalPort();
      assertThat(live.mistake("peer full " + port).message())
          .startsWith("port " + port + " is in use: another process has it (ss -tlnp");
    }
    live.all("q = peer echo udp", "peer silent $q.port");
    assertThat(live.mistake("peer echo udp $q.port").message()).endsWith("the peer q has it");
  }

  @Test
  void aNameThatABlockedAcceptWillGiveIsTaken() {
    live.done("s.listen");
    live.blocks("echo = s.accept");
    assertThat(live.mistake("echo = peer echo").message()).contains("is promised");
    live.all("peer echo", "peer stop echo2");
  }
}
