package dev.sockstep.lesson;

import dev.sockstep.command.Address;
import dev.sockstep.command.SocketCommand;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** The names that a lesson's Unix sockets are bound to, one for all who run on this machine. */
final class UnixNames {
  private UnixNames() {}

  /** In order, so that two lessons that share several never wait for each other. */
  static SortedSet<String> of(Lesson lesson) {
    SortedSet<String> names = new TreeSet<>();
    for (Block block : lesson.blocks()) {
      switch (block) {
        case Block.Steps(_, List<Step> steps) -> steps.forEach(step -> add(step, names));
        case Block.Task task -> task.solution().forEach(step -> add(step, names));
        case Block.Prose _, Block.Predict _, Block.Notes _ -> {}
      }
    }
    return names;
  }

  private static void add(Step step, SortedSet<String> names) {
    if (step.line().command() instanceof SocketCommand.Bind(Address.Path(String name, _, _))) {
      names.add(name);
    }
  }
}
