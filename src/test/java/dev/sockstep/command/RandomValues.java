package dev.sockstep.command;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Random values: names, numbers, data and addresses, in every form that the notation has. */
final class RandomValues {
  private RandomValues() {}

  static Arbitrary<String> texts() {
    return Arbitraries.strings().withCharRange(' ', '~').withChars('é', '世').ofMinLength(1);
  }

  static Arbitrary<Name> names() {
    Arbitrary<String> first = Arbitraries.strings().alpha().withChars('_').ofLength(1);
    Arbitrary<String> rest = Arbitraries.strings().alpha().numeric().withChars('_').ofMaxLength(8);
    return Combinators.combine(first, rest).as((a, b) -> new Name(a + b, 1));
  }

  static <T> Arbitrary<Optional<T>> none() {
    return Arbitraries.just(Optional.empty());
  }

  static Arbitrary<Boolean> flags() {
    return Arbitraries.of(true, false);
  }

  /** Any bytes, one a character. */
  static Arbitrary<String> bytes(int least, int most) {
    return Arbitraries.strings()
        .withCharRange((char) 0, (char) 255)
        .ofMinLength(least)
        .ofMaxLength(most);
  }

  static Arbitrary<Duration> durations() {
    return Arbitraries.oneOf(
        Arbitraries.longs().between(0, 86_400).map(Duration::ofSeconds),
        Arbitraries.longs().between(0, 86_400_000).map(Duration::ofMillis),
        Arbitraries.longs()
            .between(0, 86_400_000_000L)
            .map(micros -> Duration.ofNanos(micros * 1000)));
  }

  static Arbitrary<Ref> refs(Field.Kind kind) {
    List<Field> fields =
        Arrays.stream(Field.values()).filter(field -> field.kind() == kind).toList();
    return Combinators.combine(names(), Arbitraries.of(fields)).as(Ref::new);
  }

  static Arbitrary<Num> numbers(long low, long high) {
    return Arbitraries.oneOf(
        Arbitraries.longs().between(low, high).map(Num.Literal::new),
        refs(Field.Kind.NUMBER).map(Num.Value::new));
  }

  static Arbitrary<Data> data() {
    Arbitrary<Data> joined = dataParts().list().ofMinSize(2).ofMaxSize(3).map(Data.Joined::new);
    return Arbitraries.oneOf(
        dataParts(),
        joined,
        Arbitraries.longs()
            .between(0, Data.Generated.MOST)
            .map(count -> new Data.Generated(new Num.Literal(count))));
  }

  private static Arbitrary<Data> dataParts() {
    return Arbitraries.oneOf(bytes(0, 300).map(Data.Text::new), names().map(Data.Value::new));
  }

  static Arbitrary<Address> addresses() {
    return Arbitraries.oneOf(
        Combinators.combine(hosts(), numbers(0, 65535))
            .as((host, port) -> new Address.HostPort(host, port, 1)),
        refs(Field.Kind.ADDRESS).map(ref -> new Address.Value(ref, 1)),
        bytes(1, 107).map(name -> new Address.Path(name, true, 1)),
        bytes(1, 107)
            .filter(name -> !name.startsWith("@") && name.indexOf('\0') < 0)
            .map(name -> new Address.Path(name, false, 1)),
        // Odd bytes are rare in the paths that students write.
        Arbitraries.strings()
            .withCharRange('!', '~')
            .ofMinLength(1)
            .ofMaxLength(20)
            .map(name -> new Address.Path("/" + name, false, 1)));
  }

  private static Arbitrary<Host> hosts() {
    Arbitrary<String> words =
        Arbitraries.strings()
            .alpha()
            .numeric()
            .withChars('.', '-', '_')
            .ofMinLength(1)
            .ofMaxLength(20);
    Arbitrary<String> numbers = Arbitraries.integers().map(Object::toString);
    Arbitrary<String> v6 =
        Arbitraries.strings()
            .withChars("0123456789abcdef:")
            .ofMaxLength(30)
            .map(tail -> "::" + tail);
    return Arbitraries.oneOf(
        Arbitraries.just(new Host.Any()),
        Arbitraries.just(new Host.Loopback()),
        words.filter(word -> !word.startsWith(".")).map(word -> new Host.Named(word, 1)),
        numbers.map(number -> new Host.Named(number, 1)),
        v6.map(text -> new Host.Named(text, 1)),
        refs(Field.Kind.TEXT).map(Host.Value::new),
        names().map(Host.Result::new));
  }
}
