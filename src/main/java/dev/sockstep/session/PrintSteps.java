package dev.sockstep.session;

import dev.sockstep.command.Field;
import dev.sockstep.command.Mistake;
import dev.sockstep.command.Name;
import dev.sockstep.command.PrintItem;
import dev.sockstep.command.Ref;
import dev.sockstep.command.python.PythonRepr;
import dev.sockstep.model.Endpoint;
import dev.sockstep.model.StepReportBuilder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.StringJoiner;

/** Shows what earlier steps have named, as Python's print does. */
final class PrintSteps {
  private final Names names;
  private final NamedResults values;

  PrintSteps(Names names, NamedResults values) {
    this.names = names;
    this.values = values;
  }

  /** Each line of the text becomes a note. */
  void print(List<PrintItem> items, StepReportBuilder builder) throws Mistake {
    StringJoiner text = new StringJoiner(" ");
    for (PrintItem item : items) {
      text.add(text(item));
    }
    for (String line : text.toString().split("\r?\n", -1)) {
      builder.note(line);
    }
  }

  private String text(PrintItem item) throws Mistake {
    return switch (item) {
      case PrintItem.Text(String text) -> text;
      case PrintItem.Known(Ref ref) -> known(ref);
      case PrintItem.Value(Name name, PrintItem.Form form) ->
          isValue(name) ? value(name, form) : socket(name, form);
    };
  }

  private boolean isValue(Name name) throws Mistake {
    names.await(name);
    return values.has(name);
  }

  private String value(Name name, PrintItem.Form form) throws Mistake {
    return switch (values.get(name)) {
      case NamedResults.Result.Plain(String text) -> text;
      case NamedResults.Result.Bytes bytes ->
          switch (form) {
            case VALUE -> PythonRepr.bytes(bytes.latin1());
            case LENGTH -> String.valueOf(bytes.bytes().length);
            case TEXT -> new String(bytes.bytes(), StandardCharsets.UTF_8);
          };
    };
  }

  private String known(Ref ref) throws Mistake {
    Endpoint address = ref.field().kind() == Field.Kind.ADDRESS ? names.address(ref) : null;
    String value = address == null ? names.value(ref) : PythonRepr.address(address);
    if (value == null) {
      throw NoValue.of(
          ref,
          "-1".equals(names.value(new Ref(ref.name(), Field.FD))),
          names.value(new Ref(ref.name(), Field.KIND)));
    }
    return value;
  }

  private String socket(Name name, PrintItem.Form form) throws Mistake {
    if (form != PrintItem.Form.VALUE || !names.isSocket(name)) {
      values.get(name);
    }
    return PythonRepr.socket(
        Integer.parseInt(names.value(new Ref(name, Field.FD))),
        names.socket(name).kind,
        names.address(new Ref(name, Field.LOCAL)),
        names.address(new Ref(name, Field.PEER)));
  }
}
