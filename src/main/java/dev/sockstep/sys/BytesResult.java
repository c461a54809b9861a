package dev.sockstep.sys;

/**
 * The result of a call that also fills in bytes.
 *
 * @param call what the call returned
 * @param bytes as many as arrived, in an array of their own; empty when the call failed
 */
public record BytesResult(CallResult call, byte[] bytes) {}
