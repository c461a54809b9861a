package dev.sockstep.sys;

import dev.sockstep.model.Endpoint;

/**
 * The result of a call that fills in bytes and where they are from.
 *
 * @param call what the call returned
 * @param bytes as many as arrived, in an array of their own; empty when the call failed
 * @param from the sender's address; null when the call failed, or the kernel gave none, as on a
 *     stream or from an unnamed Unix socket
 */
public record MessageResult(CallResult call, byte[] bytes, Endpoint from) {}
