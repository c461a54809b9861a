package dev.sockstep.command;

import java.util.Optional;

/**
 * A line that a student typed, taken apart.
 *
 * @param assign the name given to the socket that it makes: {@code srv = create}
 * @param target the socket that it acts on: {@code srv.listen}; empty for the current one
 * @param command the verb with its arguments
 */
public record Line(Optional<Name> assign, Optional<Name> target, Command command) {}
