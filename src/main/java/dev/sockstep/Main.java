package dev.sockstep;

import dev.sockstep.cli.Program;
import dev.sockstep.session.Settings;
import dev.sockstep.shell.ShellProgram;
import dev.sockstep.shell.Terminals;
import java.util.Map;

/** The program's entry. */
public final class Main {
  /** EX_SOFTWARE of sysexits.h: a fault of the program itself. */
  private static final int BUG = 70;

  private Main() {}

  /** Runs the program and exits with its status. */
  public static void main(String[] arguments) {
    Map<String, String> environment = System.getenv();
    Thread.setDefaultUncaughtExceptionHandler((_, bug) -> report(bug));
    int status;
    try {
      status = run(arguments, environment);
    } catch (Exception bug) {
      report(bug);
      return;
    }
    System.exit(status);
  }

  private static int run(String[] arguments, Map<String, String> environment) throws Exception {
    if (arguments.length == 0 && Terminals.isTerminal(0) && Terminals.isTerminal(1)) {
      // Straight to the prompt: reading an empty command line would double the time until it.
      boolean colour = environment.getOrDefault("NO_COLOR", "").isEmpty();
      ShellProgram.run(new Settings(), colour, false, environment);
      return 0;
    }
    return new Program(System.in, System.out, System.err, environment).run(arguments);
  }

  private static void report(Throwable bug) {
    System.err.println("sockstep has met a fault of its own; please report it with these lines:");
    bug.printStackTrace();
    // Not exit: the fault may be on a thread that the exit would wait for.
    Runtime.getRuntime().halt(BUG);
  }
}
