package dev.sockstep.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which of the kernel's network counters moved. They count what happens to every socket of the
 * network namespace, other programs' too.
 *
 * @param since the step before which they were read last: this step, unless steps come too fast
 * @param moved by how much, under the counters' own names; those that stood still are left out
 */
public record Counts(int since, Map<String, Long> moved) {
  public Counts {
    moved = Collections.unmodifiableMap(new LinkedHashMap<>(moved));
  }
}
