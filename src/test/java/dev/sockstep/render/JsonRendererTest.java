package dev.sockstep.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.model.Call;
import dev.sockstep.model.CallError;
import dev.sockstep.model.Endpoint;
import dev.sockstep.model.IcmpError;
import dev.sockstep.model.Outcome;
import dev.sockstep.model.Packet;
import dev.sockstep.model.SourceLine;
import dev.sockstep.model.StepReport;
import dev.sockstep.render.json.JsonRenderer;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/** The object of each kind of step, its fields and their order: scripts of others rely on them. */
class JsonRendererTest {
  private final JsonRenderer json = new JsonRenderer();

  @Test
  void aStepHasEveryFieldInTheDocumentedOrder() {
    assertThat(json.render(Reports.connect()))
        .isEqualTo(
            """
            {"step":5,"line":"c.connect 127.0.0.1 8080","socket":"c","status":"done",\
            "calls":[{"name":"connect","text":"connect(7, 127.0.0.1:8080)","result":0,\
            "errno":null,"micros":83,"nanos":83000}],\
            "stage":{"before":"created","after":"connected",\
            "track":{"role":"client","at":"connect","progress":"reached"}},"bytes":null,\
            "changes":[{"socket":"c","what":"state","before":"CLOSE","after":"ESTABLISHED"},\
            {"socket":"c","what":"local","before":null,"after":"127.0.0.1:54022"},\
            {"socket":"c","what":"peer","before":null,"after":"127.0.0.1:8080"},\
            {"socket":"srv","what":"acceptq","before":0,"after":1}],\
            "packets":null,"failure":null,\
            "equivalent":{"python":"c.connect((\\"127.0.0.1\\", 8080))",\
            "c":"connect(c, (struct sockaddr *)&address, sizeof address);",\
            "java":"c.connect(new InetSocketAddress(\\"127.0.0.1\\", 8080));"},\
            "meanwhile":[],"late":[],"notes":[]}\
            """);
  }

  @Test
  void aFailureIsToldWithItsEvidence() {
    Map<String, Object> step = object(Reports.refused(SourceLine.typed("c.connect 9")));

    assertThat(step)
        .containsEntry("status", "done")
        .containsEntry(
            "calls",
            List.of(
                Map.of(
                    "name",
                    "connect",
                    "text",
                    "connect(7, 127.0.0.1:9)",
                    "result",
                    -1L,
                    "errno",
                    "ECONNREFUSED",
                    "micros",
                    41L,
                    "nanos",
                    41_000L,
                    "error",
                    Map.of("number", 111L, "message", "Connection refused"))));
    assertThat(at(step, "failure"))
        .containsOnlyKeys("mode", "why", "evidence", "try", "id")
        .containsEntry("mode", "connection refused")
        .containsEntry(
            "evidence",
            List.of("the answer came after 41 µs", "no socket of this session is bound to it"));
  }

  @Test
  void aBlockedStepTellsWhereItSleepsAndHasNoResultYet() {
    Map<String, Object> step = object(Reports.blockedAccept());

    assertThat(step).containsEntry("status", "blocked");
    assertThat(at(step, "blocked"))
        .containsExactly(
            Map.entry("in", "inet_csk_accept"),
            Map.entry("waits", "the accept queue is empty"),
            Map.entry("try", "connect to 127.0.0.1:8080 from another socket"));
    assertThat((List<?>) step.get("calls"))
        .singleElement()
        .asInstanceOf(InstanceOfAssertFactories.map(String.class, Object.class))
        .containsEntry("result", null)
        .containsEntry("errno", null)
        .containsEntry("micros", 300_400L);
  }

  @Test
  void aFinishedStepNamesTheOneThatWasBlocked() {
    assertThat(object(Reports.finishedAccept()))
        .containsEntry("status", "finished")
        .containsEntry("of", 4L)
        .containsEntry("step", 6L)
        .containsEntry("notes", List.of("conn is the new socket: the other end is c"));
  }

  @Test
  void receivedBytesAreInBase64AndNoneAreAnEmptyString() {
    byte[] bytes = {0, -1, 127, '"', '\n'};

    assertThat(object(Reports.recv(bytes)))
        .containsEntry("bytes", Base64.getEncoder().encodeToString(bytes));
    assertThat(object(Reports.recv(new byte[0]))).containsEntry("bytes", "");
    assertThat(object(Reports.create())).containsEntry("bytes", null);
  }

  @Test
  void anExpectationTellsBothSidesAndItsPlace() {
    Map<String, Object> step = object(Reports.expectation(false));

    assertThat(step)
        .containsEntry("status", "expectation")
        .containsEntry("passed", false)
        .containsEntry("expected", "c.state == ESTABLISHED")
        .containsEntry("actual", "c.state is CLOSE_WAIT")
        .containsEntry("at", Map.of("file", "lesson.txt", "line", 12L))
        .containsEntry("line", "  expect c.state == ESTABLISHED")
        .containsEntry("calls", List.of());
    assertThat(object(Reports.expectation(true))).containsEntry("passed", true);
  }

  @Test
  void anErrorTellsItsColumnAndHowToMendIt() {
    assertThat(object(Reports.error(SourceLine.typed("conect"), 1)))
        .containsEntry("status", "error")
        .containsEntry("column", 1L)
        .containsEntry("message", "unknown verb \"conect\"")
        .containsEntry("mend", "did you mean \"connect\"? help lists the verbs")
        .containsEntry("socket", null)
        .containsEntry("stage", null)
        .containsEntry("equivalent", null);
    assertThat(at(object(Reports.error(SourceLine.typed("conect"), 1)), "at"))
        .containsEntry("file", null);
  }

  @Test
  void listedSocketsHaveTheColumnsOfTheScreen() {
    Map<String, Object> step = object(Reports.sockets());

    assertThat((List<?>) step.get("sockets")).hasSize(3);
    assertThat(json.render(Reports.sockets()))
        .contains(
            """
            "sockets":[{"name":"srv","fd":7,"kind":"tcp","stage":"listening","state":"LISTEN",\
            "local":"127.0.0.1:8080","peer":null,"recvq":0,"sendq":128,"blocked":"accept",\
            "current":false,"own":true,"seen":{"listening":true,"recvq":null,"sendq":null,"acceptq":0,\
            "acceptLimit":128}},\
            """,
            """
            {"name":"old","fd":-1,"kind":"udp6","stage":"closed","state":null,"local":null,\
            "peer":null,"recvq":null,"sendq":null,"blocked":null,"current":false,"own":true,\
            "seen":{"listening":false,"recvq":null,"sendq":null,"acceptq":null,\
            "acceptLimit":null}}],\
            """);
    assertThat(object(Reports.create())).doesNotContainKey("sockets");
  }

  @Test
  void packetsAreNullWhereNoneCouldBeSeenAndEmptyWhereNoneWereSent() {
    Endpoint from = new Endpoint.Inet4(Endpoint.Inet4.LOOPBACK, 40112);
    Endpoint to = new Endpoint.Inet4(Endpoint.Inet4.LOOPBACK, 9);

    assertThat(object(packets(null))).containsEntry("packets", null);
    assertThat(object(packets(List.of()))).containsEntry("packets", List.of());
    assertThat(json.render(packets(List.of(new Packet(from, to, "S", 0, 0, 0)))))
        .contains(
            """
            "packets":[{"from":"127.0.0.1:40112","to":"127.0.0.1:9","flags":"S","seq":0,"ack":0,\
            "length":0,"window":0,"options":"","again":false,"nanos":0,"sender":null,\
            "receiver":null}],\
            """);
  }

  @Test
  void anIcmpErrorHasTheFieldsOfAPacketAndItsOwnBehindThem() {
    Endpoint host = new Endpoint.Inet4(Endpoint.Inet4.LOOPBACK, 0);
    Endpoint from = new Endpoint.Inet4(Endpoint.Inet4.LOOPBACK, 40112);
    Endpoint to = new Endpoint.Inet4(Endpoint.Inet4.LOOPBACK, 9);
    IcmpError error = new IcmpError(3, 3, 0, false, from, to);

    assertThat(json.render(packets(List.of(new Packet(host, host, error, 37, 5)))))
        .contains(
            """
            "packets":[{"from":"127.0.0.1","to":"127.0.0.1","flags":"","seq":0,"ack":0,\
            "length":37,"window":0,"options":"","again":false,"nanos":5,"sender":null,\
            "receiver":null,"icmp":{"type":3,"code":3,"words":"ICMP port unreachable","mtu":0,\
            "protocol":"udp","from":"127.0.0.1:40112","to":"127.0.0.1:9"}}],\
            """);
  }

  @Test
  void anErrorOfTheResolverKeepsItsOwnName() {
    StepReport report =
        StepReport.of(SourceLine.typed("c.connect nowhere.invalid 80"))
            .call(
                new Call(
                    "getaddrinfo",
                    List.of("\"nowhere.invalid\""),
                    -2L,
                    new CallError("EAI_NONAME", -2, "Name or service not known"),
                    1))
            .build(1, new Outcome.Done());

    assertThat(json.render(report)).contains("\"result\":-2,\"errno\":\"EAI_NONAME\",\"micros\":0");
  }

  @Property(tries = 2000)
  void anyReportIsOneVisibleLineThatReadsBack(@ForAll long seed) {
    StepReport report = new RandomReports(new Random(seed)).next();

    String line = json.render(report);
    Map<String, Object> step = JsonObjects.read(line);

    assertThat(line.codePoints()).allMatch(Printable::isVisible);
    assertThat(step)
        .containsEntry("step", (long) report.step())
        .containsEntry("line", report.source().text())
        .containsEntry("socket", report.socket())
        .containsEntry("notes", report.notes());
    assertThat((List<?>) step.get("calls")).hasSameSizeAs(report.calls());
    if (report.outcome() instanceof Outcome.Error error) {
      assertThat(step).containsEntry("message", error.message());
    }
  }

  private Map<String, Object> object(StepReport report) {
    return JsonObjects.read(json.render(report));
  }

  @SuppressWarnings("unchecked") // a key that holds something else fails the test all the same
  private static Map<String, Object> at(Map<String, Object> object, String key) {
    return (Map<String, Object>) object.get(key);
  }

  private static StepReport packets(List<Packet> packets) {
    return StepReport.of(SourceLine.typed("c.connect 9"))
        .packets(packets)
        .build(1, new Outcome.Done());
  }
}
