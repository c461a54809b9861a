package dev.sockstep.command;

import static dev.sockstep.command.MistakesInCalls.row;

import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** For {@link MistakesTest}: options, settings and expectations. */
final class MistakesInValues {
  private static final String CONDITION =
      "a condition, such as c.state == ESTABLISHED or result == 0";
  private static final String NUMBERS = "a whole number or a range such as 1..100";
  private static final String COMPARISON = "(==, !=, <, <=, >, >= or in)";
  private static final String EXPECT_FORM = "the form is: " + Verb.EXPECT.synopsis();
  private static final String SET_FORM = "the form is: " + Verb.SET.synopsis();
  private static final String NAME_FORM =
      "a name has letters, digits and _, and begins with no digit";

  private MistakesInValues() {}

  static Stream<Arguments> optionsAndSettings() {
    return Stream.of(
        row(
            "size = getopt|",
            "getopt lacks an argument: expected a socket option, such as SO_REUSEADDR",
            "the form is: getopt [OPTION]"),
        row(
            "getopt |SO_REUSEADR",
            "unknown option \"SO_REUSEADR\"",
            "did you mean \"SO_REUSEADDR\"?"),
        row("setopt |so_lingr 1", "unknown option \"so_lingr\"", "did you mean \"SO_LINGER\"?"),
        row("getopt |XYZZYXYZZY", "unknown option \"XYZZYXYZZY\"", "help getopt lists the options"),
        row("getopt |rcvbuf", "unknown option \"rcvbuf\"", "did you mean \"SO_RCVBUF\"?"),
        row("setopt |nodelay on", "unknown option \"nodelay\"", "did you mean \"TCP_NODELAY\"?"),
        row(
            "setopt SO_RCVBUF|",
            "SO_RCVBUF lacks a value: expected a whole number",
            "the form is: setopt OPTION value"),
        row(
            "setopt SO_KEEPALIVE |yes",
            "expected on or off for SO_KEEPALIVE, found \"yes\"",
            "write on"),
        row(
            "setopt SO_RCVBUF |big",
            "expected a whole number for SO_RCVBUF, found \"big\"",
            "the form is: setopt OPTION value"),
        row(
            "setopt SO_RCVBUF |3000000000",
            "expected a whole number of 32 bits for SO_RCVBUF, found \"3000000000\"",
            "the form is: setopt OPTION value"),
        row(
            "setopt SO_RCVTIMEO |soon",
            "expected a duration of at most a day, found \"soon\"",
            "write 300ms, 2s or 1.5s"),
        row(
            "setopt SO_LINGER on |1.5s",
            "SO_LINGER takes whole seconds",
            "write setopt SO_LINGER on 0"),
        row(
            "setopt SO_LINGER on|",
            "SO_LINGER lacks a value: expected off, or the seconds to wait, such as 5",
            "the form is: setopt OPTION value"),
        row(
            "setopt SO_RCVTIMEO|",
            "SO_RCVTIMEO lacks a value: expected a time, such as 500ms or 2s; 0 for no limit",
            "the form is: setopt OPTION value"),
        row(
            "setopt IPV6_MULTICAST_IF |lo",
            "expected the number of an interface for IPV6_MULTICAST_IF, found \"lo\"",
            "ip link shows the numbers; lo is 1"),
        row("setopt |SO_ERROR", "SO_ERROR can only be read", "write getopt SO_ERROR"),
        row("c.setopt |SO_TYPE 1", "SO_TYPE can only be read", "write getopt SO_TYPE"),
        row("block|", "block lacks an argument: expected on or off", "the form is: block on|off"),
        row("block |maybe", "expected on, off, found \"maybe\"", "the form is: block on|off"),
        row(
            "sleep|",
            "sleep lacks an argument: expected a duration, such as 300ms or 2s",
            "the form is: sleep duration"),
        row(
            "sleep |long",
            "expected a duration of at most a day, found \"long\"",
            "write 300ms, 2s or 1.5s"),
        row(
            "sleep |-1s",
            "expected a duration of at most a day, found \"-1s\"",
            "write 300ms, 2s or 1.5s"),
        row(
            "wait |5parsecs",
            "expected a duration of at most a day, found \"5parsecs\"",
            "write 300ms, 2s or 1.5s"),
        row(
            "c.wait |d",
            "expected a duration of at most a day, found \"d\"",
            "write 300ms, 2s or 1.5s"),
        row("set |patiense 5ms", "unknown setting \"patiense\"", "did you mean \"patience\"?"),
        row(
            "set |colour",
            "unknown setting \"colour\"",
            "the settings are patience, feedback, notation"),
        row("set patience|", "set lacks an argument: expected the setting's value", SET_FORM),
        row("set feedback |loud", "expected silent, brief, normal, full, found \"loud\"", SET_FORM),
        row("set notation |rust", "expected python, c, java, off, found \"rust\"", SET_FORM));
  }

  static Stream<Arguments> conditions() {
    return Stream.of(
        row("expect|", "expect lacks an argument: expected " + CONDITION, EXPECT_FORM),
        row("=|", "expect lacks an argument: expected " + CONDITION, EXPECT_FORM),
        row("= |EPIPE", "expected " + NUMBERS + ", found \"EPIPE\"", EXPECT_FORM),
        row("= -1 |EPIP", "expected the symbol of an errno, found \"EPIP\"", "did you mean EPIPE?"),
        row(
            "= -1 |XYZZYXYZZY",
            "expected the symbol of an errno, found \"XYZZYXYZZY\"",
            "write it as errno(3) does: ECONNREFUSED"),
        row("= -1 EPIPE |EPIPE", "nothing more is expected here, found \"EPIPE\"", EXPECT_FORM),
        row("= -1 |\"EPIPE\"", "expected " + CONDITION + ", found a string", EXPECT_FORM),
        row("= |= 5", "expected " + CONDITION + ", found \"=\"", EXPECT_FORM),
        row("expect |c", "expected " + CONDITION + ", found \"c\"", EXPECT_FORM),
        row("expect |5c.state == LISTEN", "\"5c\" cannot be a name", NAME_FORM),
        row("expect c.|staet == LISTEN", "a socket has no \"staet\"", "did you mean \"state\"?"),
        row(
            "expect c.state|",
            "expect lacks an argument: expected a comparison: ==, !=, <, <=, >, >= or in",
            EXPECT_FORM),
        row(
            "expect c.state |= LISTEN",
            "expected a comparison " + COMPARISON + ", found \"=\"",
            "write == to compare"),
        row(
            "expect c.state |is LISTEN",
            "expected a comparison " + COMPARISON + ", found \"is\"",
            null),
        row("expect c.state ==|", "expect lacks an argument: expected a value", EXPECT_FORM),
        row(
            "expect c.state == |LISTENING",
            "expected a TCP state, found \"LISTENING\"",
            "did you mean \"LISTEN\"?"),
        row(
            "expect c.stage == |listen",
            "expected a stage, found \"listen\"",
            "did you mean \"listening\"?"),
        row("expect c.port == |http", "expected " + NUMBERS + ", found \"http\"", EXPECT_FORM),
        row("expect c.port in |5..1", "no number is in 5..1", "write 1..5"),
        row("= |12..-1", "no number is in 12..-1", "write -1..12"),
        row("expect c.port == |1..", "expected " + NUMBERS + ", found \"1..\"", EXPECT_FORM),
        row(
            "expect c.bytes == |hello",
            "expected text in double quotes, found \"hello\"",
            EXPECT_FORM),
        row("expect c.state < |LISTEN", "< compares numbers, and c.state is none", null),
        row("expect c.bytes in |\"a\"", "in compares numbers, and c.bytes is none", null),
        row(
            "expect c.|SO_ERROR == 0",
            "looking at SO_ERROR would clear it",
            "check for POLLERR; or write getopt SO_ERROR, whose step says what it was"),
        row(
            "expect c.|SO_LINGER == off",
            "SO_LINGER is more than one value, and can't be compared",
            "use getopt"),
        row(
            "expect c.|SO_REUSEADR == 1",
            "there is no option or poll event SO_REUSEADR",
            "did you mean SO_REUSEADDR?"),
        row(
            "expect c.|NONSENSE == 1",
            "there is no option or poll event NONSENSE",
            "options are named as setopt has them; events: POLLIN, POLLPRI, POLLOUT, POLLERR,"
                + " POLLHUP, POLLRDHUP"),
        row(
            "expect c.SO_REUSEADDR == |maybe",
            "expected " + NUMBERS + ", found \"maybe\"",
            EXPECT_FORM),
        row(
            "expect c.SO_RCVTIMEO == |soon",
            "expected a duration of at most a day, found \"soon\"",
            "write 300ms, 2s or 1.5s"),
        row("expect c.SO_RCVTIMEO > |5ms", "> compares numbers, and c.SO_RCVTIMEO is none", null),
        row(
            "expect errno == |5",
            "expected the symbol of an errno, found \"5\"",
            "write it as errno(3) does: ECONNREFUSED"),
        row("expect errno >= |EPIPE", ">= compares numbers, and errno is none", null),
        row("expect c.port == 5 or|", "expect lacks an argument: expected a value", EXPECT_FORM),
        row(
            "expect c.port == 5 within|",
            "expect lacks an argument: expected a duration, such as 300ms or 2s",
            EXPECT_FORM),
        row(
            "expect c.port == 5 within |soon",
            "expected a duration of at most a day, found \"soon\"",
            "write 300ms, 2s or 1.5s"),
        row("expect c.port == 5 |6", "nothing more is expected here, found \"6\"", EXPECT_FORM));
  }
}
