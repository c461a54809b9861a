package dev.sockstep.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.command.Command.Feedback;
import dev.sockstep.command.Command.Notation;
import dev.sockstep.model.Call;
import dev.sockstep.model.Endpoint;
import dev.sockstep.model.IcmpError;
import dev.sockstep.model.Notice;
import dev.sockstep.model.Packet;
import dev.sockstep.model.SourceLine;
import dev.sockstep.model.StepReport;
import dev.sockstep.model.StepReportBuilder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Packets on the screen: a row of the card, a notice, a ladder. */
class WireRowsTest {
  private static final Endpoint C = new Endpoint.Inet4(Endpoint.Inet4.LOOPBACK, 54022);
  private static final Endpoint SRV = new Endpoint.Inet4(Endpoint.Inet4.LOOPBACK, 8080);
  private static final Endpoint OTHER = new Endpoint.Inet4(0x0a000007, 443);
  private static final String OPTIONS = "mss 65495,sackOK,TS,wscale 7";

  private static Packet packet(boolean fromC, String flags, long seq, long ack, int length) {
    long nanos = 1_700_000_000_000_000_000L + 20_500 * (seq + ack + length);
    String options = flags.contains("S") ? OPTIONS : "";
    Packet packet =
        new Packet(
            fromC ? C : SRV,
            fromC ? SRV : C,
            flags,
            seq,
            ack,
            length,
            512,
            options,
            false,
            Packet.Probe.NONE,
            nanos,
            null,
            null,
            null);
    return fromC ? packet.between("c", "srv") : packet.between("srv", "c");
  }

  private static List<Packet> handshake() {
    return List.of(
        packet(true, "S", 0, 0, 0), packet(false, "S.", 0, 1, 0), packet(true, ".", 1, 1, 0));
  }

  private static StepReportBuilder connect() {
    return StepReport.of(SourceLine.typed("c.connect 8080"))
        .socket("c")
        .call(new Call("connect", List.of("7", "127.0.0.1:8080"), 0L, null, 83_000));
  }

  private static String card(StepReportBuilder report, Look look) {
    return TextRenderer.render(report.build(5, Reports.DONE), look);
  }

  @Test
  void theWireIsOneRowSeenFromTheStepsOwnSocket() {
    assertThat(card(connect().packets(handshake()), Looks.width(80)))
        .endsWith(
            """
                wire     c ──SYN──▸ srv   c ◂──SYN,ACK── srv   c ──ACK──▸ srv
            """);
    assertThat(card(connect().socket("srv").packets(handshake()), Looks.width(80)))
        .endsWith(
            """
                wire     srv ◂──SYN── c   srv ──SYN,ACK──▸ c   srv ◂──ACK── c
            """);
  }

  @Test
  void noRowWhereNothingCrossed() {
    assertThat(card(connect().packets(List.of()), Looks.width(80))).doesNotContain("wire");
    assertThat(card(connect().packets(null), Looks.width(80))).doesNotContain("wire");
  }

  @Test
  void lateOnesHaveARowOfTheirOwn() {
    Packet again =
        new Packet(SRV, C, "P.", 1, 1, 5, 512, "", true, Packet.Probe.NONE, 0, null, "c", null);
    assertThat(card(connect().late(List.of(again)).packets(handshake()), Looks.width(80)))
        .endsWith(
            """
                late     c ◂──PSH,ACK 5 bytes again── 127.0.0.1:8080
                wire     c ──SYN──▸ srv   c ◂──SYN,ACK── srv   c ──ACK──▸ srv
            """);
  }

  @Test
  void moreThanAHandfulAreCounted() {
    List<Packet> many = Collections.nCopies(40, packet(true, ".", 1, 1, 1));
    assertThat(card(connect().packets(many), Looks.width(80)))
        .endsWith(
            """
                wire     c ──ACK 1 byte──▸ srv   c ──ACK 1 byte──▸ srv
                         c ──ACK 1 byte──▸ srv   c ──ACK 1 byte──▸ srv
                         c ──ACK 1 byte──▸ srv   c ──ACK 1 byte──▸ srv   … 34 more
            """);
    Look full = new Look(80, false, Glyphs.UNICODE, Feedback.FULL, Notation.OFF, false);
    assertThat(card(connect().packets(many), full)).doesNotContain("more");
  }

  @Test
  void whatASocketSendsToItselfGoesToTheRight() {
    Packet syn = packet(true, "S", 0, 0, 0).between("c", "c");
    assertThat(card(connect().packets(List.of(syn)), Looks.width(80)))
        .endsWith("    wire     c ──SYN──▸ c\n");
  }

  @Test
  void asciiHasArrowsToo() {
    Look ascii = new Look(80, false, Glyphs.ASCII, Feedback.NORMAL, Notation.OFF, false);
    assertThat(card(connect().packets(handshake()), ascii))
        .endsWith("    wire     c --SYN--> srv   c <--SYN,ACK-- srv   c --ACK--> srv\n");
  }

  @Test
  void aNoticeShowsItsPackets() {
    Notice notice = new Notice(List.of(), List.of(), List.of(packet(false, "F.", 1, 1, 0)));
    assertThat(TextRenderer.render(notice, Looks.width(80))).isEqualTo("    srv ──FIN,ACK──▸ c\n");
  }

  private static String ladder(List<Packet> packets, Look look) {
    return card(StepReport.of(SourceLine.typed("wire")).ladder(packets), look);
  }

  @Test
  void aLadderHasALaneForEachEndAndTimeGoesDown() {
    List<Packet> packets = new ArrayList<>(handshake());
    packets.add(packet(true, "P.", 1, 1, 5));
    packets.add(packet(false, "R.", 1, 100_000, 0));

    List<String> lines = ladder(packets, Looks.width(80)).lines().toList();
    assertThat(lines).hasSize(7).allMatch(line -> line.length() <= 80);
    assertThat(lines.get(0)).startsWith(" ".repeat(14) + "c ").endsWith(" srv");
    assertThat(lines.get(1)).contains("127.0.0.1:54022 ").endsWith(" 127.0.0.1:8080");
    assertThat(lines.get(2))
        .startsWith("    0.000 ms  │──")
        .endsWith("──▸│")
        .contains(" SYN seq 0 win 512 ");
    assertThat(lines.get(3))
        .startsWith("    0.021 ms  │◂──")
        .endsWith("─│")
        .contains(" SYN,ACK seq 0 ack 1 win 512 ");
    assertThat(lines.get(5)).contains(" PSH,ACK 5 bytes seq 1 ack 1 win 512 ");
    assertThat(lines.get(6)).startsWith("     2.050 s  │◂").contains(" RST,ACK seq 1 ack 100000 ");
  }

  @Test
  void endsThatFindNoRoomSideBySideAreDrawnConnectionByConnection() {
    Packet elsewhere =
        new Packet(
            C,
            OTHER,
            "S",
            0,
            0,
            0,
            512,
            "",
            false,
            Packet.Probe.NONE,
            1_700_000_000_005_000_000L,
            "x",
            null,
            null);
    List<Packet> packets = new ArrayList<>(handshake());
    packets.add(1, elsewhere);

    List<String> wide = ladder(packets, Looks.width(140)).lines().toList();
    assertThat(wide.get(1))
        .contains("127.0.0.1:54022", "127.0.0.1:8080", "10.0.0.7:443")
        .hasSizeLessThanOrEqualTo(140);
    assertThat(wide).hasSize(6);

    List<String> narrow = ladder(packets, Looks.width(60)).lines().toList();
    assertThat(narrow).hasSize(5 + 1 + 3).allMatch(line -> line.length() <= 60);
    assertThat(narrow.get(5)).isEmpty();
    assertThat(narrow.get(7)).endsWith(" 10.0.0.7:443");
    assertThat(narrow.get(8)).as("in the time of all of them").startsWith("    5.000 ms  │");
  }

  private static Packet icmp(Endpoint from, IcmpError error) {
    return new Packet(from, C, error, 36, 100_000).between(null, "c");
  }

  private static Packet datagram() {
    return new Packet(C, SRV, "", 0, 0, 5).between("c", null);
  }

  @Test
  void anIcmpErrorGoesToTheSocketThatSentWhatItIsAbout() {
    Endpoint host = new Endpoint.Inet4(Endpoint.Inet4.LOOPBACK, 0);
    Packet error = icmp(host, new IcmpError(3, 3, 0, false, C, SRV));

    assertThat(card(connect().packets(List.of(datagram(), error)), Looks.width(80)))
        .endsWith(
            """
                wire     c ──UDP 5 bytes──▸ 127.0.0.1:8080
                         c ◂──ICMP port unreachable── 127.0.0.1
            """);
    List<String> lines = ladder(List.of(datagram(), error), Looks.width(80)).lines().toList();
    assertThat(lines).as("no lane of its own").hasSize(4);
    assertThat(lines.get(1)).contains("127.0.0.1:54022 ").endsWith(" 127.0.0.1:8080");
    assertThat(lines.get(3)).contains("│◂──", " ICMP port unreachable ").endsWith("─│");
  }

  /** The socket of the session stands on the left wherever it is told of, whoever's card it is. */
  @Test
  void whatComesFromElsewhereHasOneDirectionInCardsAndNotices() {
    Endpoint host = new Endpoint.Inet4(Endpoint.Inet4.LOOPBACK, 0);
    Packet error = icmp(host, new IcmpError(3, 3, 0, false, C, SRV));
    Packet reset =
        new Packet(OTHER, C, "R", 1, 0, 0, 0, "", false, Packet.Probe.NONE, 0, null, "c", null);

    for (Packet packet : List.of(error, reset)) {
      String told =
          packet == error
              ? "c ◂──ICMP port unreachable── 127.0.0.1\n"
              : "c ◂──RST── 10.0.0.7:443\n";
      assertThat(card(connect().packets(List.of(packet)), Looks.width(80))).endsWith(told);
      assertThat(card(connect().socket("other").late(List.of(packet)), Looks.width(80)))
          .contains(told);
      Notice notice = new Notice(List.of(), List.of(), List.of(packet));
      assertThat(TextRenderer.render(notice, Looks.width(80))).isEqualTo("    " + told);
    }
  }

  @Test
  void aRouterThatSendsAnIcmpErrorHasALaneWithoutAPort() {
    Endpoint router = new Endpoint.Inet4(0x0a000001, 0);
    IcmpError tooBig = new IcmpError(3, 4, 1280, false, C, OTHER);
    Packet sent = new Packet(C, OTHER, "", 0, 0, 5).between("c", null);

    List<String> lines =
        ladder(List.of(sent, icmp(router, tooBig)), Looks.width(140)).lines().toList();
    assertThat(lines.get(1)).endsWith(" 10.0.0.1").contains("10.0.0.7:443 ");
    assertThat(lines.get(3))
        .contains(" ICMP fragmentation needed, MTU 1280 for 10.0.0.7:443 ")
        .endsWith("─│");
  }

  @Test
  void ofALongSessionTheLatestAreDrawn() {
    List<Packet> many = Collections.nCopies(60, packet(true, ".", 1, 1, 1));
    assertThat(ladder(many, Looks.width(80)).lines())
        .hasSize(1 + 2 + 48)
        .anyMatch(line -> line.startsWith("    … 12 earlier ones: "));
  }
}
