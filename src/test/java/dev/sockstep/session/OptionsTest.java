package dev.sockstep.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.model.Errno;
import dev.sockstep.model.StepReport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Options of every shape, set and read back. */
@Timeout(60)
class OptionsTest {
  private final Live live = new Live();

  @AfterEach
  void close() {
    live.close();
  }

  @ParameterizedTest
  @CsvSource({
    "tcp, SO_OOBINLINE, on, on",
    "tcp, SO_DONTROUTE, on, on",
    "tcp, SO_BINDTODEVICE, lo, lo",
    "tcp, SO_RCVLOWAT, 5, 5",
    "tcp, SO_LINGER, on 3, 'on, 3 s'",
    "tcp, TCP_FASTOPEN, 5, 5",
    "tcp, TCP_FASTOPEN_CONNECT, on, on",
    "tcp, TCP_CONGESTION, reno, reno",
    "tcp, TCP_USER_TIMEOUT, 1234, 1234",
    "udp, SO_BROADCAST, on, on",
    "udp, IP_MULTICAST_TTL, 3, 3",
    "udp, IP_MULTICAST_LOOP, off, off",
    "udp, IP_MULTICAST_IF, 127.0.0.1, 127.0.0.1",
    "udp --ipv6, IPV6_MULTICAST_HOPS, 4, 4",
    "udp --ipv6, IPV6_MULTICAST_LOOP, off, off",
    "udp --ipv6, IPV6_MULTICAST_IF, 1, 1",
    "udp --ipv6, IPV6_UNICAST_HOPS, 9, 9"
  })
  void whatIsSetIsRead(String kind, String option, String value, String shown) {
    live.done("s = create " + kind);

    assertThat(live.done("s.setopt " + option + " " + value).notes())
        .as("the kernel took it as it was")
        .noneMatch(note -> note.contains("not as asked"));
    assertThat(live.done("s.getopt " + option).notes()).containsExactly(option + " is " + shown);
  }

  @ParameterizedTest
  @CsvSource({"tcp, AF_INET, IPPROTO_TCP", "udp --ipv6, AF_INET6, IPPROTO_UDP"})
  void whatASocketIsCanBeRead(String kind, String domain, String protocol) {
    live.done("s = create " + kind);

    assertThat(live.done("s.getopt SO_DOMAIN").notes()).containsExactly("SO_DOMAIN is " + domain);
    assertThat(live.done("s.getopt SO_PROTOCOL").notes())
        .containsExactly("SO_PROTOCOL is " + protocol);
  }

  @Test
  void aValueThatTheKernelChangesIsTold() {
    live.done("s = create");

    StepReport set = live.done("s.setopt SO_RCVBUF 5000");

    assertThat(set.calls()).as("the look is no call of the student's").hasSize(1);
    assertThat(set.notes()).singleElement().asString().startsWith("SO_RCVBUF is 10000 now");
  }

  @Test
  void readingThePendingErrorClearsItAndSaysSo() {
    live.all("c = create --nonblock");
    live.fails("c.connect 127.0.0.1 1", Errno.EINPROGRESS);
    live.expect("c.state == CLOSE within 5s");

    assertThat(live.done("c.getopt SO_ERROR").notes())
        .containsExactly(
            "SO_ERROR is ECONNREFUSED (Connection refused); reading it has cleared it");
    assertThat(live.done("c.getopt SO_ERROR").notes())
        .containsExactly("SO_ERROR is 0: no error is pending");
  }

  @Test
  void whatNoOptionTakesIsAMistakeOrAFailure() {
    live.done("s = create");

    assertThat(live.mistake("s.setopt SO_PEERCRED 1").message()).contains("can only be read");
    assertThat(live.mistake("s.setopt IP_MULTICAST_IF lo").message()).contains("an IPv4 address");
    assertThat(live.mistake("s.setopt SO_BINDTODEVICE abcdefghijklmnop").message())
        .contains("at most 15");
    assertThat(live.mistake("s.setopt SO_RCVBUF lots").message()).contains("a whole number");
    live.fails("s.setopt TCP_CONGESTION nosuch", Errno.ENOENT);
    live.fails("s.setopt SO_BINDTODEVICE nosuch0", Errno.ENODEV);
    live.fails("s.setopt IP_TTL 256", Errno.EINVAL);
  }
}
