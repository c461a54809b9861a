package dev.sockstep.model;

import java.util.List;

/**
 * The failure modes that can be brought about.
 *
 * @param all in the catalogue's order
 */
public record FailureModes(List<Of> all) implements View {
  public FailureModes {
    all = List.copyOf(all);
  }

  /**
   * One mode.
   *
   * @param id its name in the catalogue
   * @param call the first of the calls that it happens to
   * @param errno what the call gives then
   * @param cause what has happened, in a clause
   * @param takes what bringing it about takes, besides typing
   * @param way how {@code provoke} can bring it about
   */
  public record Of(String id, String call, String errno, String cause, String takes, Access way) {}

  /** Where a mode can be brought about. */
  public enum Access {
    HERE("here"),
    LAB("in the lab: sockstep --lab"),
    ORDINARY("as an ordinary user"),
    BY_HAND("by hand");

    private final String words;

    Access(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }
  }
}
