package dev.sockstep.export.program;

import dev.sockstep.command.Data;
import dev.sockstep.command.Name;
import dev.sockstep.command.Num;
import dev.sockstep.model.Call;
import dev.sockstep.model.StepReport;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The bytes that the steps of a session have sent; some are those that earlier ones received. */
final class Sendings {
  /** What was received under a name. */
  private final Map<String, byte[]> received = new HashMap<>();

  void receive(Name name, byte[] bytes) {
    received.put(name.text(), bytes);
  }

  /** All that the sends of one sendall took. */
  static int sent(StepReport report) {
    return (int)
        report.calls().stream()
            .filter(call -> call.name().equals("send") && !call.failed())
            .mapToLong(Call::result)
            .sum();
  }

  /** What the kernel took of the data. */
  byte[] taken(Data data, int count) {
    return data instanceof Data.Generated
        ? Data.Generated.bytes(count)
        : Arrays.copyOf(bytes(data), count);
  }

  private byte[] bytes(Data data) {
    return switch (data) {
      case Data.Text text -> text.toBytes();
      case Data.Generated(Num count) ->
          Data.Generated.bytes(count instanceof Num.Literal(long n) ? (int) n : 0);
      case Data.Value(Name name) -> received.getOrDefault(name.text(), new byte[0]);
      case Data.Joined(List<Data> parts) -> {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        parts.forEach(part -> all.writeBytes(bytes(part)));
        yield all.toByteArray();
      }
    };
  }
}
