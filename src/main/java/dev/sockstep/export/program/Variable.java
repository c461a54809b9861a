package dev.sockstep.export.program;

import dev.sockstep.model.SocketKind;

/**
 * A socket of the session as a program has it.
 *
 * @param name its name in the session, with a number behind it where the name was given anew
 * @param session its name in the session
 * @param kind its family and type
 */
record Variable(String name, String session, SocketKind kind) {}
