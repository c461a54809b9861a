package dev.sockstep.model;

/**
 * The same step in three languages, a line each; null where a language has no such call.
 *
 * @param python with CPython's {@code socket} module
 * @param c with the functions of sys/socket.h
 * @param java with java.net
 */
public record Equivalent(String python, String c, String java) {}
