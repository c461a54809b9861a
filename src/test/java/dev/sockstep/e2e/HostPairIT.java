package dev.sockstep.e2e;

import static dev.sockstep.e2e.HostPair.CABLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Between two hosts, what goes wrong on the way is seen as it is. */
@Timeout(60)
class HostPairIT {
  private static final long FIRST_TIMEOUT = 200_000;

  private HostPair hosts;
  private Conversation left;

  @BeforeEach
  void start() throws Exception {
    hosts = HostPair.open();
    left = hosts.talkLeft();
  }

  @AfterEach
  void end() {
    if (left != null) {
      left.close();
    }
    if (hosts != null) {
      hosts.close();
    }
  }

  /** All that is known of c. */
  private Map<String, Object> inspected(List<Step> steps) throws Exception {
    Step step = left.type("inspect c");
    steps.add(step);
    return step.objects("sockets").getFirst();
  }

  private static long figure(Map<String, Object> socket, String key) {
    return (Long) socket.get(key);
  }

  @Test
  void withTheLinkDownTheTimerGrowsAndWithTheLinkUpTheDataArrives() throws Exception {
    try (Conversation right = hosts.talkRight()) {
      HostPair.connect(left, right);
      Step recv = right.type("conn.recv 5");
      assertThat(recv.status()).isEqualTo("blocked");
      hosts.right("ip", "link", "set", CABLE, "down");
      Step send = left.type("c.send \"hello\"");
      assertThat(send.result()).isEqualTo("5");
      assertThat(send.changed("c", "sendq")).isEqualTo(5L);

      List<Step> steps = new ArrayList<>();
      Map<String, Object> grown =
          Until.see(
              "the timer to double twice",
              () -> inspected(steps),
              socket -> figure(socket, "backoff") >= 2);
      assertThat(figure(grown, "retransmits")).isPositive();
      assertThat(figure(grown, "rto")).isGreaterThanOrEqualTo(4 * FIRST_TIMEOUT);
      assertThat(grown).containsEntry("timer", "retransmit").containsEntry("sendq", 5L);
      assertThat(grown).containsEntry("state", "ESTABLISHED");
      seeWhatSsSees(steps);

      hosts.right("ip", "link", "set", CABLE, "up");
      assertThat(right.endOf(recv).bytes()).isEqualTo("hello");
      Map<String, Object> healed =
          Until.see(
              "the acknowledgement",
              () -> inspected(steps),
              socket -> figure(socket, "sendq") == 0);
      // How many were sent again differs: what a link that is down refuses, the kernel may not
      // count.
      assertThat(figure(healed, "backoff")).isZero();
      assertThat(figure(healed, "retransmits")).isZero();
    }
  }

  /** A change of that is told between two steps. */
  private void seeTold(String what) throws Exception {
    List<Step> steps = new ArrayList<>();
    Until.see(
        what + " that are told",
        () -> {
          inspected(steps);
          return steps.stream().flatMap(step -> step.objects("meanwhile").stream()).toList();
        },
        changes -> changes.stream().anyMatch(change -> change.get("what").equals(what)));
  }

  /** The kernel counts no retransmission where nothing could leave this host, only its attempts. */
  @Test
  void withItsOwnLinkDownTheAttemptsToSendAgainAreTold() throws Exception {
    try (Conversation right = hosts.talkRight()) {
      HostPair.connect(left, right);
      Step recv = right.type("conn.recv 5");
      // First the data is lost on the way, so that there is something to send again.
      hosts.loseWhatTheLeftSends();
      assertThat(left.type("c.send \"hello\"").result()).isEqualTo("5");
      hosts.left("ip", "link", "set", CABLE, "down");
      seeTold("retransmits");

      hosts.left("ip", "link", "set", CABLE, "up");
      assertThat(right.endOf(recv).bytes()).isEqualTo("hello");
    }
  }

  /** With the link down before, nothing is ever under way that could be sent again. */
  @Test
  void whatWasNeverSentForItsOwnLinkIsDownIsToldToo() throws Exception {
    try (Conversation right = hosts.talkRight()) {
      HostPair.connect(left, right);
      Step recv = right.type("conn.recv 5");
      hosts.left("ip", "link", "set", CABLE, "down");
      assertThat(left.type("c.send \"hello\"").result()).isEqualTo("5");
      seeTold("attempts");

      hosts.left("ip", "link", "set", CABLE, "up");
      assertThat(right.endOf(recv).bytes()).isEqualTo("hello");
    }
  }

  /** The timer's figures are those of ss, in a moment in which they stand still. */
  private void seeWhatSsSees(List<Step> steps) throws Exception {
    Until.see(
        "sockstep and ss to agree",
        () -> {
          List<Long> before = timer(inspected(steps));
          Matcher ss =
              Pattern.compile("rto:(\\d+) backoff:(\\d+)").matcher(hosts.left("ss", "-tnoi"));
          assertThat(ss.find()).isTrue();
          List<Long> seen = List.of(1000 * Long.parseLong(ss.group(1)), Long.valueOf(ss.group(2)));
          return List.of(before, seen, timer(inspected(steps)));
        },
        three -> three.getFirst().equals(three.get(1)) && three.get(1).equals(three.getLast()));
  }

  private static List<Long> timer(Map<String, Object> socket) {
    // ss has milliseconds only.
    return List.of(figure(socket, "rto") / 1000 * 1000, figure(socket, "backoff"));
  }

  @Test
  void eachRetransmissionIntoTheVoidIsCountedAndSeenAtGrowingIntervals() throws Exception {
    try (Conversation right = hosts.talkRight()) {
      HostPair.connect(left, right);
      Step recv = right.type("conn.recv 5");
      // An Ethernet address that nobody has: the link is up, and nothing arrives.
      hosts.loseWhatTheLeftSends();
      List<Step> steps = new ArrayList<>();
      steps.add(left.type("c.send \"hello\""));
      Until.see(
          "the timer to double twice",
          () -> inspected(steps),
          socket -> figure(socket, "backoff") >= 2 && figure(socket, "retrans") >= 3);

      hosts.loseNothingAnyMore();
      assertThat(right.endOf(recv).bytes()).isEqualTo("hello");
      Map<String, Object> healed =
          Until.see(
              "the acknowledgement",
              () -> inspected(steps),
              socket -> figure(socket, "sendq") == 0);
      steps.add(left.type("c.getopt SO_ERROR"));

      List<Long> sent = timesOfData(steps);
      assertThat(sent).as("the first, and each retransmission").hasSize(1 + again(steps).size());
      assertThat((long) again(steps).size()).isEqualTo(figure(healed, "retrans"));
      long first = sent.get(1) - sent.getFirst();
      long last = sent.getLast() - sent.get(sent.size() - 2);
      assertThat(last).isGreaterThan(first * 3 / 2);
      assertThat(steps.stream().flatMap(step -> step.objects("meanwhile").stream()))
          .anyMatch(change -> change.get("what").equals("retrans"));
    }
  }

  /** What c sent with data in it, in order. */
  private static List<Map<String, Object>> data(List<Step> steps) {
    List<Map<String, Object>> all = new ArrayList<>();
    for (Step step : steps) {
      for (String field : List.of("late", "packets")) {
        if (step.json().get(field) != null) {
          all.addAll(step.objects(field));
        }
      }
    }
    return all.stream().filter(packet -> figure(packet, "length") > 0).toList();
  }

  private static List<Map<String, Object>> again(List<Step> steps) {
    return data(steps).stream().filter(packet -> packet.get("again").equals(true)).toList();
  }

  private static List<Long> timesOfData(List<Step> steps) {
    return data(steps).stream().map(packet -> figure(packet, "nanos")).toList();
  }

  @Test
  void withoutARouteNothingIsSent() throws Exception {
    left.type("c = create");
    Step connect = left.type("c.connect 198.51.100.1 9");

    assertThat(connect.result()).isEqualTo("-1 ENETUNREACH");
    assertThat(connect.mode()).isEqualTo("network unreachable");
    assertThat(connect.objects("packets")).isEmpty();
  }

  @Test
  void aProhibitRouteGivesEacces() throws Exception {
    hosts.left("ip", "route", "add", "prohibit", "203.0.113.0/24");
    left.type("c = create");
    Step connect = left.type("c.connect 203.0.113.1 9");

    assertThat(connect.result()).isEqualTo("-1 EACCES");
    assertThat(connect.mode()).isEqualTo("permission denied");
    assertThat((String) connect.in("failure", "why")).contains("route");
    assertThat(connect.objects("packets")).isEmpty();
  }

  /** The right host forwards, and leads there by a route that refuses. */
  private void throughARouterThat(String type) throws Exception {
    hosts.right("sh", "-c", "echo 1 > /proc/sys/net/ipv4/ip_forward");
    hosts.right("ip", "route", "add", type, "203.0.113.0/24");
    hosts.left("ip", "route", "add", "203.0.113.0/24", "via", HostPair.RIGHT_ADDRESS);
  }

  private void seeEvidence(Step failed, String line) throws Exception {
    assertThat(failed.in("failure", "evidence")).asInstanceOf(LIST).contains(line);
    assertThat(left.type("wire").objects("wire"))
        .filteredOn(packet -> packet.containsKey("icmp"))
        .isNotEmpty()
        .allSatisfy(packet -> assertThat(packet).containsEntry("from", HostPair.RIGHT_ADDRESS));
  }

  /** The call may return at once, or later than the patience. */
  private Step end(String line) throws Exception {
    Step step = left.type(line);
    return step.status().equals("blocked") ? left.endOf(step) : step;
  }

  @Test
  void aRouterThatKnowsNoWaySaysSoByIcmp() throws Exception {
    throughARouterThat("unreachable");
    left.type("c = create");
    Step connect = end("c.connect 203.0.113.1 9");

    assertThat(connect.result()).isEqualTo("-1 EHOSTUNREACH");
    assertThat(connect.in("failure", "id")).isEqualTo("unreachable-told");
    seeEvidence(connect, "ICMP host unreachable came from 192.0.2.2");
  }

  @Test
  void aRouterThatForbidsTheWaySaysSoToAConnectedDatagramSocket() throws Exception {
    throughARouterThat("prohibit");
    left.type("u = create udp");
    left.type("u.connect 203.0.113.1 9");
    assertThat(left.type("u.send \"x\"").result()).isEqualTo("1");
    Step recv = end("u.recv 1");

    assertThat(recv.result()).isEqualTo("-1 EHOSTUNREACH");
    assertThat(recv.in("failure", "id")).isEqualTo("unreachable-told");
    seeEvidence(recv, "ICMP administratively prohibited came from 192.0.2.2");
  }

  @Test
  void anotherHostsDeadPortIsAnsweredByItsKernel() throws Exception {
    left.type("u = create udp");
    left.type("u.connect " + HostPair.RIGHT_ADDRESS + " 9");
    left.type("u.send \"x\"");
    Step recv = end("u.recv 1");

    assertThat(recv.result()).isEqualTo("-1 ECONNREFUSED");
    seeEvidence(recv, "ICMP port unreachable came from 192.0.2.2");
  }

  @Test
  void aLinkTooNarrowForADatagramIsToldWithWhatItTakes() throws Exception {
    hosts.right("sh", "-c", "echo 1 > /proc/sys/net/ipv4/ip_forward");
    hosts.right("ip", "link", "add", "narrow", "type", "veth", "peer", "name", "end");
    hosts.right("ip", "address", "add", "203.0.113.1/24", "dev", "narrow");
    hosts.right("ip", "link", "set", "end", "up");
    hosts.right("ip", "link", "set", "narrow", "mtu", "600", "up");
    hosts.left("ip", "route", "add", "203.0.113.0/24", "via", HostPair.RIGHT_ADDRESS);
    left.type("u = create udp");
    left.type("u.connect 203.0.113.9 9");
    assertThat(left.type("u.send #1000").result()).isEqualTo("1000");
    Step recv = end("u.recv 1");

    assertThat(recv.result()).isEqualTo("-1 EMSGSIZE");
    assertThat(recv.in("failure", "id")).isEqualTo("link-too-narrow");
    seeEvidence(recv, "ICMP fragmentation needed, MTU 600 came from 192.0.2.2");
    assertThat(left.type("u.send #1000").result()).as("now it is split").isEqualTo("1000");
  }

  @Test
  void aHostThatDoesNotAnswerToArpIsUnreachable() throws Exception {
    // Three questions, a second between them, are more than a test needs to wait for.
    hosts.left("sh", "-c", "echo 100 > /proc/sys/net/ipv4/neigh/" + CABLE + "/retrans_time_ms");
    left.type("c = create");
    Step blocked = left.type("c.connect 192.0.2.77 9");
    assertThat(blocked.status()).isEqualTo("blocked");
    Step connect = left.endOf(blocked);

    assertThat(connect.result()).isEqualTo("-1 EHOSTUNREACH");
    assertThat(connect.mode()).isEqualTo("host unreachable");
    assertThat(hosts.left("ip", "neighbour")).contains("192.0.2.77");
    assertThat(hosts.left("ip", "neighbour", "show", "192.0.2.77")).contains("FAILED");
  }
}
