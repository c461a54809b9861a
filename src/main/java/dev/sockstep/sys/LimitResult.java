package dev.sockstep.sys;

/**
 * The result of getrlimit(2).
 *
 * @param call what the call returned
 * @param value the soft limit; 0 when the call failed
 */
public record LimitResult(CallResult call, long value) {}
