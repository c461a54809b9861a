package dev.sockstep.session;

import static dev.sockstep.model.Change.Property.RECVQ;
import static dev.sockstep.session.Live.change;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.Needs;
import dev.sockstep.Sandbox;
import dev.sockstep.lab.Lab;
import dev.sockstep.model.Errno;
import dev.sockstep.model.Failure;
import dev.sockstep.model.Outcome;
import dev.sockstep.model.Ready;
import dev.sockstep.model.Stage;
import dev.sockstep.model.StepReport;
import dev.sockstep.sys.NativeLibc;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Datagrams: to an address, from an address, to a group, to everyone. */
@Timeout(60)
class DatagramTest {
  private final Live live = new Live();

  @AfterEach
  void close() {
    live.close();
  }

  /** udp(7): a socket that sends without an address gets a port of the kernel's choice. */
  @Test
  void sendingBindsASocketThatHadNoPort() {
    live.all("u = create udp", "u.bind 0", "v = create udp");
    live.expect("v.stage == created");

    StepReport sent = live.done("v.sendto \"x\" $u");

    assertThat(live.port("v")).isPositive();
    assertThat(sent.stage().after()).isEqualTo(Stage.BOUND);
    live.expect("v.stage == bound");
    live.fails("v.bind 0", Errno.EINVAL);
  }

  @Test
  void noOneCanSendToASocketWithoutAPort() {
    live.done("u = create udp");

    StepReport recv = live.blocks("u.recv 5");

    assertThat(((Outcome.Blocked) recv.outcome()).unblock()).endsWith("bind it first");
  }

  @Test
  void whatOfADatagramDoesNotFitIsToldToBeLost() {
    live.all("u = create udp", "u.bind 0", "v = create udp", "v.connect $u");
    live.done("v.send \"hello world!\"");

    assertThat(live.done("u.recv 4").notes())
        .anyMatch(note -> note.startsWith("the message had 12 bytes"));

    live.done("v.send \"four\"");
    assertThat(live.done("u.recv 4").notes()).as("it was whole").isEmpty();
  }

  @Test
  void anEmptyDatagramIsNoEnd() {
    live.all("u = create udp", "u.bind 0", "v = create udp", "v.connect $u", "v.send \"\"");

    StepReport received = live.done("got = u.recv 4");

    assertThat(received.notes()).anyMatch(note -> note.startsWith("0 bytes: an empty datagram"));
    assertThat(received.equivalent().python()).as("the name given").isEqualTo("got = u.recv(4)");
  }

  @Test
  void aDatagramGoesToAnAddressAndTellsWhereItIsFrom() {
    live.all("u = create udp", "u.bind 0", "v = create udp", "v.bind 0");

    StepReport sent = live.done("v.sendto \"hello\" $u");
    assertThat(sent.call().text())
        .isEqualTo(
            "sendto(%d, \"hello\", 5, 0, %s)".formatted(live.fd("v"), live.value("u.local")));
    assertThat(sent.changes()).contains(change("u", RECVQ, "0", "5"));
    assertThat(sent.stage().after()).as("no connection was made").isEqualTo(Stage.BOUND);

    StepReport received = live.done("u.recvfrom 100");
    assertThat(received.bytes()).asString(UTF_8).isEqualTo("hello");
    assertThat(received.from().text()).isEqualTo(live.value("v.local"));
    assertThat(received.call().text()).isEqualTo("recvfrom(" + live.fd("u") + ", 100, 0)");
  }

  @Test
  void anUnboundSocketGetsItsPortFromSendto() {
    live.all("u = create udp", "u.bind 0", "v = create udp", "v.sendto #26 $u");

    assertThat(live.port("v")).isPositive();
    StepReport received = live.done("u.recvfrom 100");
    assertThat(received.from().port()).isEqualTo(live.port("v"));
    assertThat(received.bytes()).asString(UTF_8).isEqualTo("abcdefghijklmnopqrstuvwxyz");
  }

  @Test
  void aConnectedSocketMaySendElsewhereButHearsItsPeerOnly() {
    live.all("u = create udp", "u.bind 0", "v = create udp", "v.bind 0", "w = create udp");
    live.all("w.bind 0", "w.connect $u", "w.sendto \"to v\" $v", "v.sendto \"to w\" $w");

    assertThat(live.done("v.recvfrom 9").from().text()).isEqualTo(live.value("w.local"));
    live.fails("w.recv 10 --dontwait", Errno.EAGAIN);
    live.all("u.sendto \"to w\" $w");
    assertThat(live.done("w.recv 10").bytes()).asString(UTF_8).isEqualTo("to w");
  }

  @Test
  void peekLeavesADatagramWhereItIs() {
    live.all("u = create udp", "u.bind 0", "v = create udp", "v.sendto \"twice\" $u");

    assertThat(live.done("u.peek").bytes()).asString(UTF_8).isEqualTo("twice");
    live.expect("u.recvq == 5");
    assertThat(live.done("u.recv 2 --peek").notes())
        .containsExactly("MSG_PEEK: the bytes are still there, the next recv takes them");
    assertThat(live.done("u.recvfrom 2 --peek --trunc").call().result()).isEqualTo(5);
    StepReport cut = live.done("u.recv 2 --trunc");
    assertThat(cut.call().result()).isEqualTo(5);
    assertThat(cut.bytes()).asString(UTF_8).isEqualTo("tw");
    assertThat(cut.notes()).anyMatch(note -> note.contains("what did not fit in 2 is lost"));
    live.expect("u.recvq == 0");
  }

  @Test
  void aCloseWithDatagramsUnreadResetsNothing() {
    live.all("u = create udp", "u.bind 0", "v = create udp", "v.sendto \"unread\" $u");
    live.expect("u.recvq == 6");

    assertThat(live.done("u.close").notes()).isEmpty();
  }

  @Test
  void aTooLargeDatagramIsRefusedWhole() {
    live.all("u = create udp", "u.bind 0", "v = create udp");

    StepReport report = live.fails("v.sendto #65508 $u", Errno.EMSGSIZE);

    assertThat(report.failure().mode()).isEqualTo("message too long");
    live.done("v.sendto #65507 $u");
    assertThat(live.done("u.recv 70000").call().result()).isEqualTo(65507);
  }

  @Test
  void broadcastTakesAnOption() {
    live.all("u = create udp", "u.bind * 0", "v = create udp");

    live.fails("v.sendto \"all\" 127.255.255.255 $u.port", Errno.EACCES);
    live.all("v.setopt SO_BROADCAST on", "v.sendto \"all\" 127.255.255.255 $u.port");

    assertThat(live.done("u.recv 10").bytes()).asString(UTF_8).isEqualTo("all");
  }

  @Test
  void aGroupIsHeardFromJoinToLeave() {
    live.all("u = create udp", "u.setopt SO_REUSEADDR on", "u.bind * 0", "v = create udp");
    live.all("v.setopt IP_MULTICAST_IF 127.0.0.1", "v.setopt IP_MULTICAST_LOOP on");
    live.all("u.setopt SO_RCVTIMEO 10ms");

    StepReport join = live.done("u.join 239.4.5.6 127.0.0.1");
    assertThat(join.call().text())
        .isEqualTo(
            "setsockopt(%d, IPPROTO_IP, IP_ADD_MEMBERSHIP, {imr_multiaddr=239.4.5.6, imr_interface=127.0.0.1})"
                .formatted(live.fd("u")));
    live.done("v.sendto \"group\" 239.4.5.6 $u.port");
    StepReport heard = live.done("u.recvfrom 10");
    assertThat(heard.bytes()).asString(UTF_8).isEqualTo("group");
    assertThat(heard.from().port()).isEqualTo(live.port("v"));

    assertThat(live.fails("u.leave 239.4.5.7 lo", Errno.EADDRNOTAVAIL).failure().attempt())
        .isEqualTo("leave one that it has joined, such as leave 239.4.5.6 127.0.0.1");
    live.fails("u.join 239.4.5.6 127.0.0.1", Errno.EADDRINUSE);
    StepReport leave = live.done("u.leave 239.4.5.6 lo");
    assertThat(leave.calls().getFirst().text()).isEqualTo("if_nametoindex(\"lo\")");
    live.done("v.sendto \"again\" 239.4.5.6 $u.port");
    live.fails("u.recv 10", Errno.EAGAIN);
    Failure again = live.fails("u.leave 239.4.5.6 lo", Errno.EADDRNOTAVAIL).failure();
    assertThat(again.why()).isEqualTo("u is no member of 239.4.5.6 on that interface.");
    assertThat(again.evidence()).contains("u has joined none");
    assertThat(again.attempt()).startsWith("there is nothing to leave");
  }

  @Test
  void onlyDatagramsGoToGroupsAndOnlyGroupsAreJoined() {
    live.all("t = create", "u = create udp");

    Failure tcp = live.fails("t.join 239.4.5.6 lo", Errno.EPROTO).failure();
    assertThat(tcp.why()).isEqualTo("Groups are for datagrams: t is tcp.");
    Failure host = live.fails("u.join 127.0.0.1 lo", Errno.EINVAL).failure();
    assertThat(host.why()).isEqualTo("127.0.0.1 is no multicast group.");
    assertThat(host.attempt()).contains("239.1.2.3");
  }

  @Test
  void anIpv6GroupIsJoinedAndLeft() {
    Needs.ipv6Loopback();
    live.all("u = create udp --ipv6", "u.bind * 0");

    assertThat(live.done("u.join ff11::4242 1").call().text()).contains("ipv6mr_interface=1");
    live.fails("u.join ff11::4242 1", Errno.EADDRINUSE);
    live.done("u.leave ff11::4242 lo");
    live.fails("u.leave ff11::4242 1", Errno.EADDRNOTAVAIL);
  }

  /** Over IPv6 no route leads to groups by loopback, so this takes an interface of the lab's. */
  @Test
  void anIpv6GroupHearsWhatIsSentToItByThatInterfaceWithThatHopLimitAndIfLoopIsOn()
      throws Exception {
    Needs.ipv6Loopback();
    Sandbox.run(
        () -> {
          Sandbox.enterNetwork();
          try (Lab lab = new Lab(NativeLibc::new);
              Live live = new Live()) {
            lab.build();
            int lab0 = (int) live.libc.if_nametoindex("lab0").value();
            live.all("u = create udp --ipv6", "u.bind * 0", "u.setopt SO_RCVTIMEO 20ms");
            live.all("u.join ff15::4242 lab0", "v = create udp --ipv6");
            live.all("v.setopt IPV6_MULTICAST_IF " + lab0, "v.setopt IPV6_MULTICAST_HOPS 3");

            StepReport sent = live.done("v.sendto \"six\" ff15::4242 $u.port");
            assertThat(sent.packets())
                .isNotEmpty()
                .extracting(packet -> packet.to().host())
                .containsOnly("ff15::4242");
            StepReport heard = live.done("u.recvfrom 10");
            assertThat(heard.bytes()).asString(UTF_8).isEqualTo("six");
            assertThat(heard.from().host()).isEqualTo("2001:db8::1");

            live.all("v.setopt IPV6_MULTICAST_LOOP off", "v.sendto \"x\" ff15::4242 $u.port");
            live.fails("u.recv 10", Errno.EAGAIN);
            live.all("v.setopt IPV6_MULTICAST_LOOP on", "u.leave ff15::4242 lab0");
            live.done("v.sendto \"x\" ff15::4242 $u.port");
            live.fails("u.recv 10", Errno.EAGAIN);
          }
        });
  }

  @Test
  void anInterfaceThatIsNotThereIsACallThatFails() {
    live.done("u = create udp");

    StepReport report = live.fails("u.join 239.4.5.6 nosuch0", Errno.ENODEV);

    assertThat(report.call().name()).isEqualTo("if_nametoindex");
  }

  @Test
  void pollTellsWhichSocketsAreReadyAndWhy() {
    live.all("u = create udp", "u.bind 0", "v = create udp", "v.sendto \"five!\" $u");

    StepReport poll = live.done("poll");

    assertThat(poll.call().result()).isEqualTo(2);
    Ready.Event room = new Ready.Event("POLLOUT", "there is room to send");
    Ready.Event data = new Ready.Event("POLLIN", "5 bytes wait to be read");
    assertThat(poll.ready())
        .containsExactly(new Ready("u", List.of(data, room)), new Ready("v", List.of(room)));
  }

  @Test
  void pollWithADurationWaitsUntilOneIsReady() {
    live.all("srv = create", "srv.bind 0", "srv.listen", "c = create");

    assertThat(live.done("srv.poll 20ms").call().result()).isZero();
    StepReport blocked = live.blocks("srv.poll 20s");
    live.done("c.connect $srv");

    StepReport end = live.end(blocked);
    assertThat(end.call().result()).isEqualTo(1);
    assertThat(end.ready())
        .containsExactly(
            new Ready("srv", List.of(new Ready.Event("POLLIN", "1 connection waits for accept"))));
  }

  @Test
  void whatCannotBeSaidIsAMistake() {
    live.all("u = create udp", "six = create udp --ipv6", "x = create unix --dgram");

    assertThat(live.mistake("u.sendto \"x\" /tmp/path").message()).contains("Unix socket");
    assertThat(live.mistake("x.sendto \"x\" 80").message()).contains("its address is a path");
    assertThat(live.mistake("u.join ff02::1").message()).contains("no IPv4 address");
    assertThat(live.mistake("six.join 239.1.2.3").message()).contains("no IPv6 address");
    assertThat(live.mistake("six.join ff02::1 127.0.0.1").message()).contains("name or number");
    assertThat(live.mistake("x.join 239.1.2.3").message()).contains("multicast is for IP");
    assertThat(live.mistake("u.recv 5 --more").mend()).contains("--peek");
    assertThat(live.mistake("u.sendto \"x\"").message()).contains("expected an address");
  }
}
