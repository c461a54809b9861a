package dev.sockstep.sys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sockstep.model.Endpoint;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import org.junit.jupiter.api.Test;

class SockaddrTest {
  private final MemorySegment memory = Arena.ofAuto().allocate(Sockaddr.CAPACITY, 8);

  @Test
  void everyAddressIsReadAsItWasWritten() {
    for (Endpoint address :
        List.of(
            new Endpoint.Inet4(0xfffefdfc, 65535),
            new Endpoint.Inet4(0, 0),
            new Endpoint.Inet6(0xfe80L << 48, 0x0102030405060708L, 40000, 3),
            new Endpoint.Unix("", false),
            new Endpoint.Unix("", true),
            new Endpoint.Unix("/run/\u00e9", false),
            new Endpoint.Unix("x".repeat(107), false),
            new Endpoint.Unix("a\0b", true),
            new Endpoint.Unix("y".repeat(107), true))) {
      memory.fill((byte) 0);
      assertThat(Sockaddr.read(memory, Sockaddr.write(address, memory))).isEqualTo(address);
    }
  }

  @Test
  void portsAndAddressesLieInNetworkOrder() {
    Sockaddr.write(new Endpoint.Inet4(0x7f000001, 0x1f90), memory);

    assertThat(memory.asSlice(2, 6).toArray(ValueLayout.JAVA_BYTE))
        .containsExactly(0x1f, 0x90, 127, 0, 0, 1);
  }

  @Test
  void aUnixAddressIsAsLongAsUnix7Says() {
    assertThat(Sockaddr.write(new Endpoint.Unix("", false), memory)).isEqualTo(2);
    assertThat(Sockaddr.write(new Endpoint.Unix("/a", false), memory)).isEqualTo(5);
    assertThat(Sockaddr.write(new Endpoint.Unix("/a", true), memory)).isEqualTo(5);
  }

  /** A path of 108 bytes, which C allows: the kernel puts its terminator behind the structure. */
  @Test
  void aPathThatFillsTheStructureIsReadWhole() {
    memory.set(ValueLayout.JAVA_SHORT, 0, (short) SocketConstants.AF_UNIX);
    memory.asSlice(2, 108).fill((byte) 'p');

    assertThat(Sockaddr.read(memory, 111).host()).isEqualTo("p".repeat(108));
    assertThat(Sockaddr.read(memory, 110).host()).isEqualTo("p".repeat(108));
  }

  @Test
  void namesThatDoNotFitAreRefusedWithTheReason() {
    refused(new Endpoint.Unix("x".repeat(108), false), "at most 107 bytes; this one has 108");
    refused(new Endpoint.Unix("x".repeat(108), true), "at most 107 bytes; this one has 108");
    refused(new Endpoint.Unix("/tmp/\u20ac", false), "is bytes, one a character");
    refused(new Endpoint.Unix("/tmp/a\0b", false), "no zero byte");
  }

  @Test
  void anAddressOfAnotherFamilyIsNotGuessedAt() {
    memory.set(ValueLayout.JAVA_SHORT, 0, (short) SocketConstants.AF_NETLINK);

    assertThatThrownBy(() -> Sockaddr.read(memory, 12))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("an address of family 16 is neither IPv4, IPv6 nor Unix");
    assertThatThrownBy(() -> Sockaddr.read(memory, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("an address of 0 bytes names no family");
  }

  private void refused(Endpoint address, String reason) {
    assertThatThrownBy(() -> Sockaddr.write(address, memory))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(reason);
  }
}
