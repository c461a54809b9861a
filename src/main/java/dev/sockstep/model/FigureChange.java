package dev.sockstep.model;

/**
 * A figure of {@code inspect} that a step has changed.
 *
 * @param socket the socket's name
 * @param figure as it is now
 * @param before its value before the step; null when it had none
 */
public record FigureChange(String socket, Inspection.Figure figure, String before) {}
