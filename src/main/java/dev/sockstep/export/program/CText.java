package dev.sockstep.export.program;

/** The text of a C program: its blocks, and the checks of what its calls return. */
abstract class CText extends Source {
  CText(Outline outline) {
    super(outline);
  }

  /** What stands in a block of main's, two blanks further in. */
  final void inBlock(Runnable rest) {
    indent(4);
    rest.run();
    indent(2);
  }

  final void check(String condition, String what) {
    line("if (" + condition + ")");
    line("  fail(\"" + what + "\");");
  }
}
