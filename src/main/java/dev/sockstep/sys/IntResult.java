package dev.sockstep.sys;

/**
 * The result of a call that also fills in an int.
 *
 * @param call what the call returned
 * @param value the int; 0 when the call failed
 */
public record IntResult(CallResult call, int value) {}
