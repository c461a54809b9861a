package dev.sockstep.session;

/** A socket that poll is asked about, with the descriptor that it had when the step began. */
record Polled(SessionSocket socket, int fd) {}
