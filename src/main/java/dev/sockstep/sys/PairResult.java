package dev.sockstep.sys;

/**
 * The result of socketpair(2).
 *
 * @param call what the call returned
 * @param first a descriptor; -1 when the call failed
 * @param second the other; -1 likewise
 */
public record PairResult(CallResult call, int first, int second) {}
