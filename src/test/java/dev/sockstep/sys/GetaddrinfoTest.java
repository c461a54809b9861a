package dev.sockstep.sys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sockstep.model.Endpoint;
import org.junit.jupiter.api.Test;

class GetaddrinfoTest {
  private static final int STREAM = SocketConstants.SOCK_STREAM;

  private final Libc libc = new NativeLibc();

  @Test
  void localhostIsTheLoopbackAddress() {
    AddrinfoResult result =
        libc.getaddrinfo("localhost", "80", 0, SocketConstants.AF_INET, STREAM, 0);

    assertThat(result.code()).isZero();
    assertThat(result.addresses())
        .contains(
            new Addrinfo(
                SocketConstants.AF_INET,
                STREAM,
                InetConstants.IPPROTO_TCP,
                new Endpoint.Inet4(Endpoint.Inet4.LOOPBACK, 80),
                null));
  }

  @Test
  void literalAddressesAreTakenAsTheyAre() {
    assertThat(literal("192.0.2.7").address()).isEqualTo(new Endpoint.Inet4(0xc0000207, 443));
    assertThat(literal("2001:db8::7").address())
        .isEqualTo(new Endpoint.Inet6(0x20010db8L << 32, 7, 443, 0));
  }

  @Test
  void theCanonicalNameComesWhenAskedFor() {
    int flags = Gai.AI_NUMERICHOST | Gai.AI_CANONNAME;

    assertThat(libc.getaddrinfo("127.0.0.1", null, flags, 0, STREAM, 0).addresses())
        .extracting(Addrinfo::canonname)
        .containsExactly("127.0.0.1");
  }

  @Test
  void withoutASocktypeEachKindComes() {
    assertThat(libc.getaddrinfo("127.0.0.1", null, Gai.AI_NUMERICHOST, 0, 0, 0).addresses())
        .extracting(Addrinfo::socktype)
        .containsExactly(
            SocketConstants.SOCK_STREAM, SocketConstants.SOCK_DGRAM, SocketConstants.SOCK_RAW);
  }

  @Test
  void aNameThatIsNoLiteralIsNotLookedUpUnderNumerichost() {
    AddrinfoResult result = libc.getaddrinfo("localhost", "80", Gai.AI_NUMERICHOST, 0, STREAM, 0);

    assertThat(result.failed()).isTrue();
    assertThat(result.code()).isEqualTo(Gai.EAI_NONAME);
    assertThat(result.addresses()).isEmpty();
  }

  /** RFC 1035 allows a label 63 characters: this one fails before anyone asks the network. */
  @Test
  void aNameThatCannotBeHasNoAddress() {
    AddrinfoResult result = libc.getaddrinfo("x".repeat(64) + ".invalid", "80", 0, 0, STREAM, 0);

    assertThat(Gai.name(result.code())).isEqualTo("EAI_NONAME");
    assertThat(result.errno()).isZero();
  }

  @Test
  void neitherHostNorServiceIsNoQuestion() {
    assertThat(libc.getaddrinfo(null, null, 0, 0, STREAM, 0).code()).isEqualTo(Gai.EAI_NONAME);
  }

  @Test
  void aStringThatCWouldCutIsTheCallersMistake() {
    assertThatThrownBy(() -> libc.getaddrinfo("local\0host", "80", 0, 0, STREAM, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aCodeHasItsTextAndItsName() {
    // The text is in the language of whoever runs this: only that it is one, and the code's own.
    assertThat(libc.gai_strerror(Gai.EAI_NONAME))
        .isNotBlank()
        .isNotEqualTo(libc.gai_strerror(Gai.EAI_AGAIN));
    assertThat(Gai.name(-3)).isEqualTo("EAI_AGAIN");
    assertThat(Gai.name(0)).isEqualTo("0");
    assertThat(Gai.name(-77)).isEqualTo("-77");
  }

  @Test
  void everyCodeIsNamedAsItsConstant() throws IllegalAccessException {
    for (var field : Gai.class.getFields()) {
      if (field.getName().startsWith("EAI_")) {
        assertThat(Gai.name(field.getInt(null))).isEqualTo(field.getName());
      }
    }
  }

  private Addrinfo literal(String address) {
    AddrinfoResult result =
        libc.getaddrinfo(address, "443", Gai.AI_NUMERICHOST | Gai.AI_NUMERICSERV, 0, STREAM, 0);
    assertThat(result.addresses()).hasSize(1);
    return result.addresses().getFirst();
  }
}
