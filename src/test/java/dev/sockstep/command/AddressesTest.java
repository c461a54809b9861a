package dev.sockstep.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.command.SocketCommand.Bind;
import dev.sockstep.command.SocketCommand.Connect;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every way to write an address. */
class AddressesTest {
  static Stream<Arguments> forms() {
    return Stream.of(
        form("127.0.0.1 8080", named("127.0.0.1"), 8080),
        form("127.0.0.1:8080", named("127.0.0.1"), 8080),
        form("localhost 80", named("localhost"), 80),
        form("localhost:80", named("localhost"), 80),
        form("www.example.org:443", named("www.example.org"), 443),
        form("[::1]:80", named("::1"), 80),
        form("[::1] 80", named("::1"), 80),
        form("::1 80", named("::1"), 80),
        form("fe80::1%2 80", named("fe80::1%2"), 80),
        form("[fe80::1%2]:80", named("fe80::1%2"), 80),
        form("[::ffff:127.0.0.1]:80", named("::ffff:127.0.0.1"), 80),
        form("* 0", new Host.Any(), 0),
        form("*:65535", new Host.Any(), 65535),
        form("8080", new Host.Loopback(), 8080),
        form(":8080", new Host.Loopback(), 8080),
        form("00080", new Host.Loopback(), 80),
        // The kernel's own short forms of an IPv4 address, inet_aton(3).
        form("5:80", named("5"), 80));
  }

  @ParameterizedTest
  @MethodSource("forms")
  void anAddressIsReadInEveryForm(String text, Host host, int port) throws Mistake {
    assertThat(connect(text)).isEqualTo(inet(host, new Num.Literal(port)));
    assertThat(Lines.parse("bind " + text + " # where").command())
        .isEqualTo(new Bind(inet(host, new Num.Literal(port))));
  }

  @ParameterizedTest
  @MethodSource("forms")
  void andPrintedSoThatItReadsBack(String text, Host host, int port) throws Mistake {
    Line line = Lines.parse("connect " + text);

    assertThat(Lines.parse(LinePrinter.print(line))).isEqualTo(line);
  }

  @Test
  void aReferenceStandsForAWholeAddressAHostOrAPort() throws Mistake {
    Num port = new Num.Value(ref("srv", Field.PORT));
    Host host = new Host.Value(ref("srv", Field.PEER_HOST));

    assertThat(connect("$srv")).isEqualTo(new Address.Value(ref("srv", Field.LOCAL), 0));
    assertThat(connect("$srv.peer")).isEqualTo(new Address.Value(ref("srv", Field.PEER), 0));
    assertThat(connect("$srv.port")).isEqualTo(inet(new Host.Loopback(), port));
    assertThat(connect("* $srv.port")).isEqualTo(inet(new Host.Any(), port));
    assertThat(connect("*:$srv.port")).isEqualTo(inet(new Host.Any(), port));
    assertThat(connect("[::1]:$srv.port")).isEqualTo(inet(named("::1"), port));
    assertThat(connect("$srv.peer.host 80")).isEqualTo(inet(host, new Num.Literal(80)));
    assertThat(connect("$srv.peer.host:$srv.port")).isEqualTo(inet(host, port));
  }

  @Test
  void aUnixAddressIsAPathOrAnAbstractName() throws Mistake {
    assertThat(connect("/tmp/a.sock")).isEqualTo(new Address.Path("/tmp/a.sock", false, 0));
    assertThat(connect("./a")).isEqualTo(new Address.Path("./a", false, 0));
    assertThat(connect("@name")).isEqualTo(new Address.Path("name", true, 0));
    assertThat(connect("\"a b\"")).isEqualTo(new Address.Path("a b", false, 0));
    assertThat(connect("\"@a\\x00b\"")).isEqualTo(new Address.Path("a\0b", true, 0));
    assertThat(connect("/back\\slash")).isEqualTo(new Address.Path("/back\\slash", false, 0));
    assertThat(connect("/tmp/\u00e9"))
        .as("a path is bytes to the kernel, here those of UTF-8")
        .isEqualTo(new Address.Path("/tmp/\u00c3\u00a9", false, 0));
  }

  @Test
  void aUnixAddressMayHaveAllThe107BytesOfSunPath() throws Mistake {
    String path = "/" + "x".repeat(106);

    assertThat(connect(path)).isEqualTo(new Address.Path(path, false, 0));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1 80",
        "80",
        "5:80",
        "* 0",
        "::1 80",
        "/tmp/a",
        "@b",
        "\"c d\"",
        "$s.port"
      })
  void theUsualFormsArePrintedAsTheyAreTyped(String text) throws Mistake {
    assertThat(LinePrinter.print(Lines.parse("connect " + text))).isEqualTo("connect " + text);
  }

  private static Arguments form(String text, Host host, int port) {
    return Arguments.of(text, host, port);
  }

  private static Host named(String text) {
    return new Host.Named(text, 0);
  }

  private static Ref ref(String name, Field field) {
    return new Ref(new Name(name, 0), field);
  }

  private static Address inet(Host host, Num port) {
    return new Address.HostPort(host, port, 0);
  }

  private static Address connect(String text) throws Mistake {
    return ((Connect) Lines.parse("connect " + text).command()).address();
  }
}
