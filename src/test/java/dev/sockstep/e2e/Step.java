package dev.sockstep.e2e;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One step as {@code --json} printed it. */
record Step(Map<String, Object> json) {

  /** A system call that the step claims. */
  record Call(String name, String text, Long result, String errno, long micros) {}

  static Step parse(String line) {
    return new Step(Json.object(line));
  }

  static List<Step> parseAll(Stream<String> lines) {
    return lines.map(Step::parse).toList();
  }

  String text(String field) {
    return (String) json.get(field);
  }

  int number() {
    return (int) (long) (Long) json.get("step");
  }

  String line() {
    return text("line");
  }

  String status() {
    return text("status");
  }

  List<Call> calls() {
    return objects("calls").stream()
        .map(
            call ->
                new Call(
                    (String) call.get("name"),
                    (String) call.get("text"),
                    (Long) call.get("result"),
                    (String) call.get("errno"),
                    (Long) call.get("micros")))
        .toList();
  }

  /** What the last call returned, in strace's notation: {@code 5}, {@code -1 EPIPE}. */
  String result() {
    if (calls().isEmpty()) {
      return status() + ": " + json.get("message");
    }
    Call call = calls().getLast();
    return call.result() + (call.errno() == null ? "" : " " + call.errno());
  }

  /** The name of the failure's mode; null where nothing failed. */
  String mode() {
    Object failure = json.get("failure");
    return failure == null ? null : (String) object(failure).get("mode");
  }

  /** The received bytes, one a character. */
  String bytes() {
    return text("bytes") == null
        ? null
        : new String(Base64.getDecoder().decode(text("bytes")), ISO_8859_1);
  }

  List<String> notes() {
    return ((List<?>) json.get("notes")).stream().map(String.class::cast).toList();
  }

  List<Map<String, Object>> objects(String field) {
    return ((List<?>) json.get(field)).stream().map(Step::object).toList();
  }

  /** A field of the object that stands under that name. */
  Object in(String field, String inner) {
    return object(json.get(field)).get(inner);
  }

  /** The value that a change of this step gave to what it names. */
  Object changed(String socket, String what) {
    return objects("changes").stream()
        .filter(change -> change.get("socket").equals(socket) && change.get("what").equals(what))
        .map(change -> change.get("after"))
        .findFirst()
        .orElse(null);
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> object(Object value) {
    return (Map<String, Object>) value;
  }
}
