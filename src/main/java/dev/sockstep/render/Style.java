package dev.sockstep.render;

/** What a piece of text is; {@link RowWriter} gives it its look. */
public enum Style {
  PLAIN,
  /** Labels, step numbers, durations: there when one looks for them. */
  QUIET,
  /** A call. */
  CALL,
  /** What went well. */
  GOOD,
  /** What failed. */
  BAD,
  /** What waits. */
  WAITING,
  /** A socket's name. */
  NAME,
  /** A value that is new. */
  NEW
}
