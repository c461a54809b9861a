package dev.sockstep.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** "Did you mean …?" */
class NearestTest {
  @ParameterizedTest
  @CsvSource({
    "conect, connect",
    "connetc, connect",
    "lisen, listen",
    "acept, accept",
    "crate, create",
    "bnid, bind",
    "sned, send",
    "rcv, recv",
    "clse, close",
    "shut, shutdown",
    "conn, connect",
    "hlep, help",
    "qiut, quit",
    "CREATE, create",
    "Bind, bind",
    "expct, expect"
  })
  void aMistypedVerbIsFound(String typed, String meant) {
    assertThat(Nearest.to(typed, Verb.words())).contains(meant);
  }

  @ParameterizedTest
  @ValueSource(strings = {"xyzzy", "frobnicate", "", "q", "telnet"})
  void whatIsLikeNoVerbSuggestsNone(String typed) {
    assertThat(Nearest.to(typed, Verb.words())).isEmpty();
  }

  @Test
  void anOptionInSmallLettersIsFound() {
    assertThat(Nearest.to("so_reuseaddr", SocketOption.names())).contains("SO_REUSEADDR");
    assertThat(Nearest.to("tcp_nodly", SocketOption.names())).contains("TCP_NODELAY");
  }

  @Test
  void aSwapOfNeighboursIsOneEdit() {
    assertThat(Nearest.distance("sned", "send")).isEqualTo(1);
    assertThat(Nearest.distance("", "send")).isEqualTo(4);
    assertThat(Nearest.distance("send", "send")).isZero();
    assertThat(Nearest.distance("ab", "ba")).isEqualTo(1);
  }

  @Test
  void thereMayBeNothingToSuggest() {
    assertThat(Nearest.to("a", List.of())).isEqualTo(Optional.empty());
  }

  @Test
  void aWordOfAMillionLettersIsNearToNothingAndTakesNoTime() {
    String word = "x".repeat(1_000_000);
    List<String> candidates = Collections.nCopies(50, "connect");

    assertTimeoutPreemptively(
        Duration.ofSeconds(5), () -> assertThat(Nearest.to(word, candidates)).isEmpty());
  }
}
