package dev.sockstep.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sockstep.command.Mistake;
import dev.sockstep.model.CallError;
import dev.sockstep.model.Errno;
import dev.sockstep.model.StepReport;
import dev.sockstep.render.json.JsonRenderer;
import dev.sockstep.render.json.JsonReports;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What was written of a step is the whole of it: it reads back as the same report. */
class JsonReportsTest {
  private final JsonRenderer renderer = new JsonRenderer();
  private final JsonReports reader = new JsonReports();

  @Property(tries = 2000)
  void anyReportReadsBackAsItWas(@ForAll long seed) throws Mistake {
    StepReport report = new RandomReports(new Random(seed)).next();

    StepReport read = reader.read(renderer.render(report));

    assertThat(read).usingRecursiveComparison().isEqualTo(report);
    assertThat(renderer.render(read)).isEqualTo(renderer.render(report));
  }

  @Test
  void aStepOfAnEarlierVersionWithTheContractsFieldsAloneIsRead() throws Mistake {
    StepReport read =
        reader.read(
            """
            {"step":4,"line":"c.connect 127.0.0.1 9","socket":"c","status":"done",\
            "calls":[{"name":"connect","text":"connect(9, 127.0.0.1:9)","result":-1,\
            "errno":"ECONNREFUSED","micros":41}],"stage":{"before":"created","after":"created"},\
            "bytes":null,"changes":[],"packets":[{"from":"127.0.0.1:40112","to":"127.0.0.1:9",\
            "flags":"S","seq":0,"ack":0,"length":0}],"failure":null,"equivalent":null,\
            "fraction":1.5}\
            """);

    assertThat(read.call().nanos()).isEqualTo(41_000);
    assertThat(read.call().error()).isEqualTo(CallError.of(Errno.ECONNREFUSED.number()));
    assertThat(read.packets()).singleElement().matches(packet -> packet.to().port() == 9);
    assertThat(read.notes()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''                    | it is no JSON object",
        "hello                 | it is no JSON, or not all of it",
        "[1]                   | it is no JSON object",
        "{\"step\":1            | it is no JSON, or not all of it",
        "{} {}                 | there is more than one JSON object",
        "{\"name\":\"foreign\"}  | it is no step of sockstep's: it has no \"line\"",
        "{\"line\":7}            | it is no step of sockstep's: its \"line\" is of another type",
      })
  void whatIsNoReportIsSaidToBeNone(String line, String message) {
    assertThatThrownBy(() -> reader.read(line)).isInstanceOf(Mistake.class).hasMessage(message);
  }
}
