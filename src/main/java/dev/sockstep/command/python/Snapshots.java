package dev.sockstep.command.python;

import dev.sockstep.command.Data;
import dev.sockstep.command.Field;
import dev.sockstep.command.Name;
import dev.sockstep.command.Ref;
import dev.sockstep.model.Endpoint;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Values as they are now: what an assignment keeps. */
final class Snapshots {
  private final RunTimeValues facts;

  Snapshots(RunTimeValues facts) {
    this.facts = facts;
  }

  String hostName() {
    return facts.hostName();
  }

  /** Whether a step has given the name a value. */
  boolean has(Name name) {
    return facts.bytes(name) != null || facts.text(name) != null;
  }

  /** The value with all that is known now in the place of what refers to it. */
  PythonValue now(PythonValue value) {
    return switch (value) {
      case PythonValue.Unknown(Name name) -> named(name, value);
      case PythonValue.Decoded(Name name) -> {
        byte[] bytes = facts.bytes(name);
        yield bytes == null
            ? value
            : new PythonValue.Text(new String(bytes, StandardCharsets.UTF_8));
      }
      case PythonValue.Length(Name name) -> {
        byte[] bytes = facts.bytes(name);
        yield bytes == null ? value : new PythonValue.Whole(bytes.length);
      }
      case PythonValue.Known(Ref ref) -> known(ref, value);
      case PythonValue.Many(List<PythonValue> items) ->
          new PythonValue.Many(items.stream().map(this::now).toList());
      case PythonValue.Bytes(Data.Joined(List<Data> parts)) -> joined(parts, value);
      case PythonValue.Bytes _, PythonValue.Text _, PythonValue.Whole _ -> value;
      case PythonValue.Fraction _, PythonValue.Flag _, PythonValue.None _ -> value;
      case PythonValue.Symbols _, PythonValue.Function _, PythonValue.Method _ -> value;
      case PythonValue.Untaken _ -> value;
    };
  }

  private PythonValue named(Name name, PythonValue otherwise) {
    byte[] bytes = facts.bytes(name);
    if (bytes != null) {
      return bytes(bytes);
    }
    String text = facts.text(name);
    if (text == null) {
      return otherwise;
    }
    return text.matches("-?[0-9]{1,18}")
        ? new PythonValue.Whole(Long.parseLong(text))
        : new PythonValue.Text(text);
  }

  private PythonValue known(Ref ref, PythonValue otherwise) {
    if (ref.field().kind() == Field.Kind.ADDRESS) {
      Endpoint address = facts.address(ref);
      return address == null ? otherwise : address(address);
    }
    String text = facts.value(ref);
    if (text == null) {
      return otherwise;
    }
    return ref.field().kind() == Field.Kind.NUMBER
        ? new PythonValue.Whole(Long.parseLong(text))
        : new PythonValue.Text(text);
  }

  private PythonValue joined(List<Data> parts, PythonValue otherwise) {
    StringBuilder text = new StringBuilder();
    for (Data part : parts) {
      switch (part) {
        case Data.Text(String bytes) -> text.append(bytes);
        case Data.Value(Name name) when facts.bytes(name) != null ->
            text.append(new String(facts.bytes(name), StandardCharsets.ISO_8859_1));
        case Data.Value _, Data.Generated _, Data.Joined _ -> {
          return otherwise;
        }
      }
    }
    return new PythonValue.Bytes(new Data.Text(text.toString()));
  }

  private static PythonValue bytes(byte[] bytes) {
    return new PythonValue.Bytes(new Data.Text(new String(bytes, StandardCharsets.ISO_8859_1)));
  }

  /** As CPython makes one of a sockaddr (makesockaddr in Modules/socketmodule.c). */
  static PythonValue address(Endpoint address) {
    List<PythonValue> parts = new ArrayList<>();
    switch (address) {
      case Endpoint.Unix(String name, boolean isAbstract) -> {
        return isAbstract
            ? new PythonValue.Bytes(new Data.Text("\0" + name))
            : new PythonValue.Text(name);
      }
      case Endpoint.Inet4 inet -> {
        parts.add(new PythonValue.Text(inet.host()));
        parts.add(new PythonValue.Whole(inet.port()));
      }
      case Endpoint.Inet6 inet6 -> {
        String host = inet6.host();
        int zone = host.indexOf('%');
        parts.add(new PythonValue.Text(zone < 0 ? host : host.substring(0, zone)));
        parts.add(new PythonValue.Whole(inet6.port()));
        parts.add(new PythonValue.Whole(0));
        parts.add(new PythonValue.Whole(inet6.scope()));
      }
    }
    return new PythonValue.Many(parts);
  }
}
