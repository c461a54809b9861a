package dev.sockstep.shell;

/**
 * How the shell's screen looks.
 *
 * @param colour whether to use colours
 * @param unicode whether the terminal shows more than ASCII
 * @param json whether reports are printed as JSON, one a line
 */
public record ShellOptions(boolean colour, boolean unicode, boolean json) {}
