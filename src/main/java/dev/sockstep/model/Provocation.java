package dev.sockstep.model;

import java.util.List;

/**
 * What a provocation is about to show.
 *
 * @param mode the failure mode
 * @param call the call that will fail
 * @param errno what it gives
 * @param cause what will have happened
 * @param lines what is typed and done
 * @param names the names that the lines give to sockets and peers
 * @param byHand whether the lines are left to the student
 */
public record Provocation(
    String mode,
    String call,
    String errno,
    String cause,
    List<String> lines,
    List<String> names,
    boolean byHand)
    implements View {
  public Provocation {
    lines = List.copyOf(lines);
    names = List.copyOf(names);
  }
}
