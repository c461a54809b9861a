package dev.sockstep.session.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.command.MessageFlag;
import dev.sockstep.command.SocketOption;
import dev.sockstep.command.Verb;
import dev.sockstep.model.Errno;
import dev.sockstep.model.Explanation;
import dev.sockstep.model.Stage;
import dev.sockstep.model.TcpState;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** That no word is missing, none leads astray, and each keeps to the form. */
class ExplanationsTest {
  /** What the ERRORS sections name, page by page; EWOULDBLOCK is EAGAIN on Linux. */
  private static final String PAGES =
      """
      EACCES EAFNOSUPPORT EINVAL EMFILE ENFILE ENOBUFS ENOMEM EPROTONOSUPPORT
      EACCES EADDRINUSE EBADF EINVAL ENOTSOCK EADDRNOTAVAIL EFAULT ELOOP ENAMETOOLONG ENOENT \
      ENOMEM ENOTDIR EROFS
      EADDRINUSE EBADF ENOTSOCK EOPNOTSUPP
      EAGAIN EWOULDBLOCK EBADF ECONNABORTED EFAULT EINTR EINVAL EMFILE ENFILE ENOBUFS ENOMEM \
      ENOTSOCK EOPNOTSUPP EPERM EPROTO ENOSR ESOCKTNOSUPPORT EPROTONOSUPPORT ETIMEDOUT ENETDOWN \
      ENOPROTOOPT EHOSTDOWN ENONET EHOSTUNREACH ENETUNREACH
      EACCES EPERM EADDRINUSE EADDRNOTAVAIL EAFNOSUPPORT EAGAIN EALREADY EBADF ECONNREFUSED \
      EFAULT EINPROGRESS EINTR EISCONN ENETUNREACH ENOTSOCK EPROTOTYPE ETIMEDOUT
      EACCES EAGAIN EALREADY EBADF ECONNRESET EDESTADDRREQ EFAULT EINTR EINVAL EISCONN EMSGSIZE \
      ENOBUFS ENOMEM ENOTCONN ENOTSOCK EOPNOTSUPP EPIPE
      EAGAIN EBADF ECONNREFUSED EFAULT EINTR EINVAL ENOMEM ENOTCONN ENOTSOCK
      EBADF EINVAL ENOTCONN ENOTSOCK
      EBADF EINTR EIO ENOSPC EDQUOT
      EPIPE ETIMEDOUT
      EACCES EADDRINUSE EADDRNOTAVAIL EAGAIN EALREADY ECONNABORTED EHOSTUNREACH EINVAL EISCONN \
      EMSGSIZE ENOBUFS ENOMEM ENOENT ENOPKG ENOPROTOOPT EOPNOTSUPP EPERM EPIPE ESOCKTNOSUPPORT
      ECONNREFUSED ERANGE
      EADDRINUSE EBADF ECONNREFUSED ECONNRESET EFAULT EINVAL EISCONN ENFILE ENOENT ENOMEM \
      ENOTCONN EOPNOTSUPP EPERM EPIPE EPROTONOSUPPORT EPROTOTYPE ESOCKTNOSUPPORT ESRCH \
      ETOOMANYREFS
      """;

  static Stream<String> errnosOfThePages() {
    return Arrays.stream(PAGES.split("\\s+")).distinct();
  }

  static List<Topic> all() {
    return Explanations.all();
  }

  @ParameterizedTest
  @EnumSource(TcpState.class)
  void everyStateTellsWhatLeadsInAndOut(TcpState state) {
    Explanation text = explained(state.name());

    assertThat(text.title()).isEqualTo(state + ": a TCP state");
    assertThat(labels(text)).contains("in", "out");
    assertThat(text.see()).contains("RFC 9293").contains("3.3.2");
  }

  @ParameterizedTest
  @MethodSource("errnosOfThePages")
  void everyErrnoOfThePagesTellsWhichCallsGiveIt(String errno) {
    Explanation text = explained(errno);

    assertThat(text.title()).contains(errno).contains("(errno ");
    assertThat(labels(text))
        .containsAnyOf(
            "socket",
            "bind",
            "listen",
            "accept",
            "connect",
            "send",
            "recv",
            "shutdown",
            "close",
            "setopt",
            "getopt",
            "any");
    assertThat(text.see()).isNotEmpty();
  }

  @ParameterizedTest
  @EnumSource(Errno.class)
  void everyOtherErrnoIsNamedAtLeast(Errno errno) {
    assertThat(explained(errno.name()).title()).contains(errno.message());
  }

  @ParameterizedTest
  @EnumSource(Verb.class)
  void everyVerbIsExplained(Verb verb) {
    assertThat(explained(verb.word()).title()).isEqualTo("the verb " + verb.synopsis());
  }

  @ParameterizedTest
  @EnumSource(SocketOption.class)
  void everyOptionIsExplained(SocketOption option) {
    assertThat(explained(option.name()).title()).startsWith(option.name() + ": a socket option");
  }

  @ParameterizedTest
  @EnumSource(MessageFlag.class)
  void everyFlagOfSendAndRecvIsExplained(MessageFlag flag) {
    assertThat(explained(flag.symbol()).title())
        .startsWith(flag.symbol() + ": a flag of ")
        .endsWith("typed " + flag.word());
  }

  @ParameterizedTest
  @EnumSource(Stage.class)
  void everyStageIsExplained(Stage stage) {
    assertThat(explained(stage.word()).title()).startsWith(stage.word() + ": a stage");
  }

  @ParameterizedTest
  @CsvSource({
    "fin-wait-2, FIN_WAIT_2",
    "FINWAIT2, FIN_WAIT_2",
    "estab, ESTABLISHED",
    "closed, closed",
    "CLOSED, CLOSE",
    "Close, CLOSE",
    "close, close",
    "syn received, SYN_RECV",
    "econnrefused, ECONNREFUSED",
    "ewouldblock, EAGAIN",
    "so_reuseaddr, SO_REUSEADDR",
    "syn, SYN",
    "Accept Queue, backlog",
    "accept-queue, backlog",
    "mss, MSS",
    "four tuple, four-tuple",
    "ephemeral port, ephemeral port"
  })
  void aWordIsFoundInAnySpelling(String typed, String found) {
    assertThat(explained(typed).word()).isEqualTo(found);
  }

  @Test
  void whoAsksForTheVerbIsToldOfTheState() {
    assertThat(explained("listen").parts())
        .contains(new Explanation.Part("also", "explain LISTEN tells of the TCP state"));
  }

  @Test
  void noSpellingOfOneKindNamesTwoThings() {
    List<String> seen =
        all().stream()
            .flatMap(topic -> topic.words().stream().map(word -> topic.kind() + " " + word))
            .toList();
    assertThat(seen).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("all")
  void sentencesBeginAndEndAsTheOthers(Topic topic) {
    Explanation text = topic.explanation();
    assertThat(text.what()).matches("(?s).*[.)]");
    assertThat(text.parts()).allSatisfy(part -> assertThat(part.text()).doesNotEndWith("."));
  }

  private static Explanation explained(String word) {
    return Explanations.of(word).orElseThrow().explanation();
  }

  private static List<String> labels(Explanation text) {
    return text.parts().stream().map(Explanation.Part::label).toList();
  }
}
