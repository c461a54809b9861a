package dev.sockstep.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.sys.Addrinfo;
import dev.sockstep.sys.AddrinfoResult;
import dev.sockstep.sys.Gai;
import dev.sockstep.sys.NativeLibc;
import dev.sockstep.sys.SocketConstants;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every literal is read as libc reads it; what only the resolver may judge is left to it. */
class InetLiteralTest {
  /** From netdb.h: no name is looked up. */
  private static final int AI_NUMERICHOST = 4;

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "0.0.0.0", "255.255.255.255", "10.20.30.4"})
  void anInet4LiteralIsReadAsLibcReadsIt(String text) {
    assertThat(InetLiteral.parse(text, 80, false))
        .isEqualTo(libc(text, SocketConstants.AF_INET))
        .isNotNull();
    assertThat(InetLiteral.parse(text, 80, true)).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "::",
        "::1",
        "1::",
        "2001:db8::8:800:200C:417a",
        "fe80::1",
        "1:2:3:4:5:6:7:8",
        "1:2:3:4:5:6:7::",
        "::2:3:4:5:6:7:8",
        "::ffff:127.0.0.1",
        "64:ff9b::192.0.2.33",
        "1:2:3:4:5:6:1.2.3.4",
        "fe80::1%1",
        "ff02::1%1"
      })
  void anInet6LiteralIsReadAsLibcReadsIt(String text) {
    assertThat(InetLiteral.parse(text, 80, true))
        .isEqualTo(libc(text, SocketConstants.AF_INET6))
        .isNotNull();
    assertThat(InetLiteral.parse(text, 80, false)).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "localhost",
        "127.1",
        "1.2.3",
        "1.2.3.4.5",
        "256.0.0.1",
        "01.2.3.4",
        "1.2.3.-4",
        ":",
        ":::",
        "1::2::3",
        "1:2:3:4:5:6:7",
        "1:2:3:4:5:6:7:8:9",
        "1:2:3:4:5:6:7:8::",
        "12345::",
        "1.2.3.4::",
        "::1.2.3",
        "g::",
        "fe80::1%lo",
        "fe80::1%",
        "::1.2.3.4:5",
        "+1::"
      })
  void anythingElseIsNone(String text) {
    assertThat(InetLiteral.parse(text, 80, false)).isNull();
    assertThat(InetLiteral.parse(text, 80, true)).isNull();
  }

  private static Endpoint libc(String text, int family) {
    AddrinfoResult result =
        new NativeLibc()
            .getaddrinfo(
                text,
                "80",
                AI_NUMERICHOST | Gai.AI_NUMERICSERV,
                family,
                SocketConstants.SOCK_STREAM,
                0);
    return result.addresses().stream().map(Addrinfo::address).findFirst().orElseThrow();
  }
}
