package dev.sockstep.sys;

import dev.sockstep.model.Endpoint;

/**
 * The result of a call that also fills in a socket address.
 *
 * @param call what the call returned
 * @param address the address; null when the call failed. An unnamed Unix socket gives {@code
 *     Unix("", false)}
 */
public record AddressResult(CallResult call, Endpoint address) {}
