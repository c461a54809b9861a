package dev.sockstep.model;

/**
 * One socket of the session as {@code sockets} lists it.
 *
 * @param name its name in the session
 * @param kind family and type
 * @param stage where it is in its life
 * @param blockedIn the call that is blocked on it; null when none is
 * @param current whether it is the socket that a verb without a name acts on
 * @param snapshot what the kernel said of it
 */
public record SocketView(
    String name,
    SocketKind kind,
    Stage stage,
    String blockedIn,
    boolean current,
    Snapshot snapshot) {}
