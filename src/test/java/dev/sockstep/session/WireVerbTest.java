package dev.sockstep.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.Needs;
import dev.sockstep.model.Outcome;
import dev.sockstep.model.Packet;
import dev.sockstep.model.StepReport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The verb {@code wire}, and its files read by programs that we did not write. */
@Timeout(60)
class WireVerbTest extends CapturedLive {
  @TempDir Path folder;

  @Test
  void theLadderHasAllOfTheSessionOrOfOneConnection() {
    assertThat(live.done("wire").notes()).first().asString().startsWith("no packet has been seen");
    live.connected().all("d = create", "d.connect $srv", "d.send \"other\"", "c.send \"hello\"");

    List<Packet> all = live.done("wire").ladder();
    List<Packet> one = live.done("wire a").ladder();

    assertThat(all).filteredOn(p -> p.flags().equals("S")).hasSize(2);
    assertThat(one)
        .as("with the handshake before accept")
        .extracting(Packet::flags)
        .startsWith("S", "S.", ".", "P.");
    assertThat(one).allMatch(p -> "c".equals(p.sender()) || "c".equals(p.receiver()));
    assertThat(live.done("c.wire").ladder()).isEqualTo(one);
    assertThat(live.mistake("wire nosuch").message()).contains("nosuch");
  }

  @Test
  void aNameThatIsUsedAgainHasItsNewSocketsPackets() {
    live.connected().all("c.close", "a.recv 1", "a.close");
    live.expect("c.state == TIME_WAIT within 5s");
    live.all("c = create", "c.connect $srv");

    assertThat(live.done("wire c").ladder())
        .extracting(Packet::flags)
        .containsExactly("S", "S.", ".");
    assertThat(live.done("wire").ladder()).extracting(Packet::flags).contains("F.");
  }

  @Test
  void onlyTheLatestPacketsAreKept() {
    live.all("u = create udp", "u.bind 0", "v = create udp", "v.connect $u");
    for (int i = 0; i < 1010; i++) {
      live.done("v.send #" + i);
      live.done("u.recv 2000");
    }
    List<Packet> kept = live.done("wire").ladder();
    assertThat(kept).hasSize(1000);
    assertThat(kept.getFirst().length()).isEqualTo(10);
    assertThat(kept.getLast().length()).isEqualTo(1009);
  }

  @Test
  void aFileIsNeverWrittenOver() throws IOException {
    Path file = Files.writeString(folder.resolve("mine.txt"), "precious");
    live.connected();

    Outcome.Error there = live.mistake("wire save " + file);
    assertThat(there.message()).isEqualTo("there is a file " + file + " already");
    assertThat(there.mend()).isEqualTo("choose another name, or remove it first");
    assertThat(there.column()).isEqualTo(11);
    assertThat(file).hasContent("precious");
    assertThat(live.mistake("wire save " + folder + "/none/x.pcap").message())
        .startsWith("there is no folder for ");
  }

  @Test
  void wiresharkReadsTheFile() throws Exception {
    Needs.program("tshark", "Wireshark's tshark");
    Path file = folder.resolve("with blank.pcap");
    live.connected().all("c.send #70000", "c.close");
    List<Packet> packets = live.done("wire").ladder();

    StepReport saved = live.done("wire save \"" + file + "\"");

    assertThat(saved.notes())
        .containsExactly(
            "saved the headers of "
                + packets.size()
                + " packets to "
                + file
                + ", for Wireshark or tcpdump -r");
    assertThat(
            lines(
                "tshark",
                "-r",
                file.toString(),
                "-T",
                "fields",
                "-e",
                "tcp.srcport",
                "-e",
                "tcp.len",
                "-e",
                "tcp.seq",
                "-e",
                "frame.time_epoch",
                "-o",
                "tcp.relative_sequence_numbers:TRUE"))
        .containsExactlyElementsOf(
            packets.stream()
                .map(
                    p ->
                        String.format(
                            "%d\t%d\t%d\t%d.%09d",
                            p.from().port(),
                            p.length(),
                            p.seq(),
                            p.nanos() / 1_000_000_000,
                            p.nanos() % 1_000_000_000))
                .toList());
  }

  @Test
  void tcpdumpReadsTheFile() throws Exception {
    Needs.program("tcpdump", "tcpdump");
    Path file = folder.resolve("x.pcap");
    live.connected().all("c.send \"hello\"", "c.close", "a.close", "srv.close");
    List<Packet> packets = live.done("wire").ladder();
    live.done("wire save " + file);

    List<String> lines = lines("tcpdump", "-nr", file.toString());

    assertThat(lines).hasSameSizeAs(packets);
    for (int i = 0; i < lines.size(); i++) {
      assertThat(lines.get(i))
          .contains("Flags [" + packets.get(i).flags() + "]")
          .endsWith("length " + packets.get(i).length());
    }
  }

  @Test
  void ipv6AndDatagramsAreReadByBoth() throws Exception {
    Needs.ipv6Loopback();
    Needs.program("tcpdump", "tcpdump");
    Needs.program("tshark", "Wireshark's tshark");
    Path file = folder.resolve("six.pcap");
    live.all("s = create --ipv6", "s.bind [::1]:0", "s.listen", "c = create --ipv6");
    live.all("c.connect $s", "c.send \"hello\"", "u = create udp", "u.bind 0");
    live.all(
        "v = create udp", "v.sendto \"datagram\" $u", "w = create udp --ipv6", "w.bind [::1]:0");
    live.all("x = create udp --ipv6", "x.sendto #0 $w");
    List<Packet> packets = live.done("wire").ladder();
    live.done("wire save " + file);

    List<String> dumped = lines("tcpdump", "-nr", file.toString());
    assertThat(dumped).hasSameSizeAs(packets);
    assertThat(dumped.getFirst()).contains(" IP6 ::1.", "Flags [S]");
    assertThat(dumped.get(packets.size() - 2)).contains(" IP 127.0.0.1.").endsWith("length 8");
    assertThat(dumped.getLast()).contains(" IP6 ::1.").endsWith("length 0");
    List<String> shark = lines("tshark", "-r", file.toString(), "-Y", "ipv6 || udp");
    assertThat(shark).hasSameSizeAs(packets);
  }

  @Test
  void icmpErrorsAreReadByBoth() throws Exception {
    Needs.ipv6Loopback();
    Needs.program("tcpdump", "tcpdump");
    Needs.program("tshark", "Wireshark's tshark");
    Path file = folder.resolve("icmp.pcap");
    live.all("u = create udp", "u.bind 0", "v = create udp --ipv6", "v.bind ::1 0");
    String port = live.value("u.port");
    String port6 = live.value("v.port");
    live.all("u.close", "v.close", "a = create udp", "b = create udp --ipv6");
    live.all("a.connect 127.0.0.1 " + port, "a.send \"one\"");
    live.all("b.connect ::1 " + port6, "b.send \"more\"");
    live.await(() -> live.session.packets().size() == 4, "two datagrams and their answers");
    List<Packet> packets = live.done("wire").ladder();
    live.done("wire save " + file);

    assertThat(
            lines("tcpdump", "-nr", file.toString()).stream().map(l -> l.replaceAll("^\\S+ ", "")))
        .contains(
            "IP 127.0.0.1 > 127.0.0.1: ICMP 127.0.0.1 udp port " + port + " unreachable, length 39",
            "IP6 ::1 > ::1: ICMP6, destination unreachable, unreachable port, ::1 udp port "
                + port6
                + ", length 60");
    assertThat(packets).filteredOn(Packet::isIcmp).extracting(Packet::length).contains(39, 60);
    List<String> shark =
        lines(
            "tshark",
            "-r",
            file.toString(),
            "-Y",
            "icmp || icmpv6",
            "-T",
            "fields",
            "-e",
            "icmp.type",
            "-e",
            "icmp.code",
            "-e",
            "icmpv6.type",
            "-e",
            "icmpv6.code",
            "-e",
            "udp.srcport",
            "-e",
            "udp.dstport");
    assertThat(shark)
        .containsExactlyInAnyOrder(
            "3\t3\t\t\t" + live.value("a.port") + "\t" + port,
            "\t\t1\t4\t" + live.value("b.port") + "\t" + port6);
  }

  /** Nobody may make files in sysfs, root included. */
  @Test
  void whereNothingMayBeWrittenItIsAMistake() {
    live.connected();
    Outcome.Error refused = live.mistake("wire save /sys/x.pcap");
    assertThat(refused.message()).isEqualTo("you may not write /sys/x.pcap");
    assertThat(refused.mend()).isNotNull();
    assertThat(live.mistake("wire save " + folder).message()).endsWith("already");
    assertThat(live.done("wire").ladder()).isNotEmpty();
  }

  private static List<String> lines(String... command) throws Exception {
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(String.join(" ", command)).isZero();
    return text.lines().toList();
  }
}
