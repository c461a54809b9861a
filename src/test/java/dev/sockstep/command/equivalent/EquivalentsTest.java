package dev.sockstep.command.equivalent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.command.LineParser;
import dev.sockstep.command.Mistake;
import dev.sockstep.command.SocketCommand;
import dev.sockstep.model.Equivalent;
import dev.sockstep.model.SocketKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The line of C and of Java that makes the same call. Python's is proven by its way back, in {@code
 * PythonRoundTripTest}.
 */
class EquivalentsTest {
  private static Equivalent of(SocketKind kind, String line) throws Mistake {
    SocketCommand command = (SocketCommand) LineParser.parse("s." + line).orElseThrow().command();
    return Equivalents.of(command, kind, "s", "made");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      quoteCharacter = '`',
      textBlock =
          """
          TCP  ¦ bind 8080           ¦ bind(s, (struct sockaddr *) &addr, sizeof addr);  // addr: 127.0.0.1, htons(8080)
          TCP6 ¦ bind * 80           ¦ bind(s, (struct sockaddr *) &addr, sizeof addr);  // addr: ::, htons(80)
          TCP  ¦ bind * 80           ¦ bind(s, (struct sockaddr *) &addr, sizeof addr);  // addr: 0.0.0.0, htons(80)
          TCP  ¦ listen              ¦ listen(s, 128);
          TCP  ¦ listen 0            ¦ listen(s, 0);
          TCP  ¦ accept              ¦ int made = accept(s, NULL, NULL);
          TCP6 ¦ connect 80          ¦ connect(s, (struct sockaddr *) &addr, sizeof addr);  // addr: ::1, htons(80)
          TCP  ¦ connect a.example 80¦ getaddrinfo("a.example", "80", &hints, &ai); connect(s, ai->ai_addr, ai->ai_addrlen);
          TCP  ¦ send "a\\xff\\n"    ¦ send(s, "a\\377\\n", 3, 0);
          TCP  ¦ send #5 --dontwait  ¦ send(s, data, 5, MSG_DONTWAIT);
          TCP  ¦ urgent "u"          ¦ send(s, "u", 1, MSG_OOB);
          UDP  ¦ sendto "ab" 9       ¦ sendto(s, "ab", 2, 0, (struct sockaddr *) &to, sizeof to);  // to: 127.0.0.1, htons(9)
          TCP  ¦ recv 10 --waitall   ¦ char buf[10]; ssize_t n = recv(s, buf, sizeof buf, MSG_WAITALL);
          TCP  ¦ peek 10             ¦ char buf[10]; ssize_t n = recv(s, buf, sizeof buf, MSG_PEEK);
          UDP  ¦ recvfrom 10         ¦ ssize_t n = recvfrom(s, buf, 10, 0, (struct sockaddr *) &from, &fromlen);
          TCP  ¦ shutdown wr         ¦ shutdown(s, SHUT_WR);
          TCP  ¦ shutdown rd         ¦ shutdown(s, SHUT_RD);
          TCP  ¦ close               ¦ close(s);
          TCP  ¦ dup                 ¦ int made = dup(s);
          TCP  ¦ block off           ¦ fcntl(s, F_SETFL, flags | O_NONBLOCK);
          TCP  ¦ block on            ¦ fcntl(s, F_SETFL, flags & ~O_NONBLOCK);
          TCP  ¦ timeout 1500us      ¦ fcntl(s, F_SETFL, flags | O_NONBLOCK);  // and before each call poll(&pfd, 1, 2)
          TCP  ¦ timeout off         ¦ fcntl(s, F_SETFL, flags & ~O_NONBLOCK);
          TCP  ¦ setopt TCP_NODELAY on    ¦ int value = 1; setsockopt(s, IPPROTO_TCP, TCP_NODELAY, &value, sizeof value);
          TCP  ¦ setopt SO_REUSEADDR off  ¦ int value = 0; setsockopt(s, SOL_SOCKET, SO_REUSEADDR, &value, sizeof value);
          TCP  ¦ setopt SO_RCVTIMEO 1500ms¦ struct timeval time = {1, 500000}; setsockopt(s, SOL_SOCKET, SO_RCVTIMEO, &time, sizeof time);
          TCP  ¦ setopt SO_LINGER on 5    ¦ struct linger linger = {1, 5}; setsockopt(s, SOL_SOCKET, SO_LINGER, &linger, sizeof linger);
          TCP  ¦ setopt SO_LINGER off     ¦ struct linger linger = {0, 0}; setsockopt(s, SOL_SOCKET, SO_LINGER, &linger, sizeof linger);
          TCP  ¦ poll 1500us         ¦ poll(fds, 1, 2);
          UDP  ¦ join 239.1.2.3      ¦ setsockopt(s, IPPROTO_IP, IP_ADD_MEMBERSHIP, &mreq, sizeof mreq);  // 239.1.2.3
          UDP6 ¦ leave ff02::1234    ¦ setsockopt(s, IPPROTO_IPV6, IPV6_DROP_MEMBERSHIP, &mreq, sizeof mreq);  // ff02::1234
          """)
  void inC(SocketKind kind, String line, String c) throws Mistake {
    assertThat(of(kind, line).c()).isEqualTo(c);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      quoteCharacter = '`',
      textBlock =
          """
          TCP6 ¦ bind * 80           ¦ s.bind(new InetSocketAddress("::", 80));
          TCP  ¦ connect 80          ¦ s.connect(new InetSocketAddress("127.0.0.1", 80));
          TCP  ¦ accept              ¦ Socket made = s.accept();
          TCP  ¦ send "a\\xff\\n"    ¦ s.getOutputStream().write("a\\377\\n".getBytes(ISO_8859_1));
          TCP  ¦ urgent "u"          ¦ s.sendUrgentData(117);
          TCP  ¦ recv 10             ¦ int n = s.getInputStream().read(buf, 0, 10);
          TCP  ¦ shutdown rdwr       ¦ s.shutdownInput(); s.shutdownOutput();
          TCP  ¦ timeout 1500us      ¦ s.setSoTimeout(2);
          TCP  ¦ timeout off         ¦ s.setSoTimeout(0);
          TCP  ¦ block off           ¦ channel.configureBlocking(false);  // on a SocketChannel
          TCP  ¦ setopt TCP_NODELAY on    ¦ s.setOption(StandardSocketOptions.TCP_NODELAY, true);
          TCP  ¦ setopt SO_REUSEADDR off  ¦ s.setOption(StandardSocketOptions.SO_REUSEADDR, false);
          TCP  ¦ setopt SO_RCVBUF 4096    ¦ s.setOption(StandardSocketOptions.SO_RCVBUF, 4096);
          TCP  ¦ setopt SO_RCVTIMEO 1500us¦ s.setSoTimeout(2);
          TCP  ¦ setopt SO_RCVTIMEO 0     ¦ s.setSoTimeout(0);
          TCP  ¦ setopt SO_LINGER on 5    ¦ s.setSoLinger(true, 5);
          UDP  ¦ sendto "ab" 9       ¦ s.send(new DatagramPacket(bytes, bytes.length, new InetSocketAddress("127.0.0.1", 9)));
          TCP  ¦ poll 500us          ¦ selector.select(1);
          TCP  ¦ poll                ¦ selector.selectNow();
          UDP  ¦ leave 239.1.2.3     ¦ s.leaveGroup(group, networkInterface);
          """)
  void inJava(SocketKind kind, String line, String java) throws Mistake {
    assertThat(of(kind, line).java()).isEqualTo(java);
  }

  @Test
  void javaHasNothingOfWhatItLacks() throws Mistake {
    for (String line :
        new String[] {
          "atmark",
          "dup",
          "send \"x\" --dontwait",
          "recv 1 --peek",
          "getopt SO_ERROR",
          "setopt TCP_MAXSEG 1000",
          "setopt SO_SNDTIMEO 1s",
          "timeout 0"
        }) {
      assertThat(of(SocketKind.TCP, line).java()).as(line).isNull();
    }
  }
}
