package dev.sockstep.model;

import java.util.List;

/**
 * Changes that no step of the session brought about: the other end acted, or a timer fired.
 *
 * @param changes what is different
 * @param words what each of them means, or null, in the same order
 * @param packets what crossed the wire meanwhile
 */
public record Notice(List<Change> changes, List<String> words, List<Packet> packets) {
  public Notice {
    changes = List.copyOf(changes);
    packets = List.copyOf(packets);
  }
}
