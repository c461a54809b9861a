package dev.sockstep.command;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is asked of the transcript of the session: to be written out, opened, or made again. */
public sealed interface KeepAction {

  /** The row of the verb table that it comes from. */
  Verb verb();

  /**
   * {@code save [--json] FILE [--force]}.
   *
   * @param json whether all that was seen is kept; else only the lines, as a script
   * @param force whether a file of that name may be written over
   */
  record Save(String file, boolean json, boolean force) implements KeepAction {
    @Override
    public Verb verb() {
      return Verb.SAVE;
    }
  }

  /**
   * {@code open [FILE]}.
   *
   * @param file a transcript, or the number of a recent one; empty to list those
   */
  record Open(Optional<String> file) implements KeepAction {
    @Override
    public Verb verb() {
      return Verb.OPEN;
    }
  }

  /**
   * {@code export FORMAT [NAME…] [FILE] [--force]}.
   *
   * @param names the sockets whose side is wanted; none for all of the session
   * @param file empty to show it on the screen
   */
  record Export(ExportFormat format, List<Name> names, Optional<String> file, boolean force)
      implements KeepAction {
    public Export {
      names = List.copyOf(names);
    }

    @Override
    public Verb verb() {
      return Verb.EXPORT;
    }
  }

  /**
   * {@code rerun N}.
   *
   * @param steps how many of the session's steps are made again
   */
  record Rerun(int steps) implements KeepAction {
    @Override
    public Verb verb() {
      return Verb.RERUN;
    }
  }

  /**
   * {@code history [n]}.
   *
   * @param count how many lines at most
   */
  record History(Optional<Integer> count) implements KeepAction {
    @Override
    public Verb verb() {
      return Verb.HISTORY;
    }
  }

  /** The arguments as they are written. */
  default String text() {
    return switch (this) {
      case Save(String file, boolean json, boolean force) ->
          (json ? "--json " : "") + quoted(file) + (force ? " --force" : "");
      case Open(Optional<String> file) -> file.map(KeepAction::quoted).orElse("");
      case Export(ExportFormat format, List<Name> names, Optional<String> file, boolean force) ->
          format.word()
              + names.stream().map(name -> " " + name).collect(Collectors.joining())
              + file.map(name -> " " + quoted(name)).orElse("")
              + (force ? " --force" : "");
      case Rerun(int steps) -> Integer.toString(steps);
      case History(Optional<Integer> count) -> count.map(Object::toString).orElse("");
    };
  }

  /** Quoted where it would read as something else than the name of a file. */
  private static String quoted(String file) {
    return file.startsWith("--") || Name.isName(file) ? Literals.quoted(file) : Literals.word(file);
  }
}
