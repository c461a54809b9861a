package dev.sockstep;

import dev.sockstep.cli.StubCli;
import dev.sockstep.shell.StubShell;
import java.io.IOException;
import java.util.Scanner;
import org.fusesource.jansi.Ansi;

/** A stand-in: a prompt that knows only {@code quit}, so that the image can be built and timed. */
public final class Main {
  private Main() {}

  /**
   * Runs the program.
   *
   * @param args the command line
   * @throws IOException when the terminal cannot be opened
   */
  public static void main(String[] args) throws IOException {
    if (args.length > 0) {
      StubCli.run(args);
      return;
    }
    if (System.console() != null && System.console().isTerminal()) {
      StubShell.prompt();
    } else {
      script();
    }
  }

  private static void script() {
    try (Scanner in = new Scanner(System.in)) {
      while (in.hasNextLine()) {
        System.out.println(Ansi.ansi().bold().a(in.nextLine()).reset());
      }
    }
  }
}
