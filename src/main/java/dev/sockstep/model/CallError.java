package dev.sockstep.model;

/**
 * The error of one failed call.
 *
 * @param name its symbol: an errno ({@code ECONNREFUSED}) or, from getaddrinfo(3), an {@code EAI_*}
 * @param number its number; negative for {@code EAI_*}
 * @param message the text of strerror(3) or gai_strerror(3)
 */
public record CallError(String name, int number, String message) {

  /** The error of an errno value; one that this table lacks is named by its number. */
  public static CallError of(int errno) {
    return Errno.of(errno)
        .map(known -> new CallError(known.name(), errno, known.message()))
        .orElseGet(() -> new CallError("E" + errno, errno, "Unknown error " + errno));
  }

  /** Whether this is that errno. */
  public boolean is(Errno errno) {
    return number == errno.number();
  }
}
