package dev.sockstep.model;

import java.util.List;

/**
 * Changes that no step of the session brought about: the other end acted, or a timer fired.
 *
 * @param changes what is different
 * @param words what each of them means, or null, in the same order
 */
public record Notice(List<Change> changes, List<String> words) {
  public Notice {
    changes = List.copyOf(changes);
  }
}
