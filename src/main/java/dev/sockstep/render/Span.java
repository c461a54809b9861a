package dev.sockstep.render;

/**
 * A piece of a row in one style.
 *
 * @param style its style
 * @param text printable text only: {@link Printable} has been applied
 */
public record Span(Style style, String text) {}
