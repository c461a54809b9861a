package dev.sockstep;

import dev.sockstep.cli.Output;
import dev.sockstep.cli.Program;
import dev.sockstep.lab.Lab;
import dev.sockstep.session.Settings;
import dev.sockstep.shell.ShellProgram;
import dev.sockstep.shell.Terminals;
import dev.sockstep.sys.NativeLibc;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** The program's entry. */
public final class Main {
  /** EX_SOFTWARE of sysexits.h: a fault of the program itself. */
  private static final int BUG = 70;

  /** As for what can't be read. */
  private static final int UNWRITTEN = 2;

  /** What the launcher sets when it has put the program into a network of its own. */
  private static final String IN_LAB = "sockstep.lab";

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
    if (!Boolean.getBoolean(IN_LAB)) {
      return run(arguments, environment, Optional.empty());
    }
    try (Lab lab = new Lab(NativeLibc::new)) {
      return run(arguments, environment, Optional.of(lab));
    }
  }

  private static int run(String[] arguments, Map<String, String> environment, Optional<Lab> lab)
      throws Exception {
    if (isPlain(arguments, lab) && Terminals.isTerminal(0) && Terminals.isTerminal(1)) {
      // Straight to the prompt: reading an empty command line would double the time until it.
      boolean colour = environment.getOrDefault("NO_COLOR", "").isEmpty();
      ShellProgram.run(new Settings(), colour, false, environment, lab);
      return 0;
    }
    Output output = new Output(new FileOutputStream(FileDescriptor.out));
    PrintStream out =
        new PrintStream(new BufferedOutputStream(output), false, System.out.charset());
    int status = new Program(System.in, out, System.err, environment, lab).run(arguments);
    out.flush();
    if (output.trouble().isPresent()) {
      System.err.println("sockstep: cannot write all of it: " + output.trouble().get());
      return UNWRITTEN;
    }
    return status;
  }

  /** Whether the arguments ask for nothing but the shell, as it is. */
  private static boolean isPlain(String[] arguments, Optional<Lab> lab) {
    return arguments.length == 0
        || lab.isPresent() && Arrays.equals(arguments, new String[] {"--lab"});
  }

  private static void report(Throwable bug) {
    System.err.println("sockstep has met a fault of its own; please report it with these lines:");
    bug.printStackTrace();
    // Not exit: the fault may be on a thread that the exit would wait for.
    Runtime.getRuntime().halt(BUG);
  }
}
