package dev.sockstep.sys;

import dev.sockstep.model.Endpoint;

/**
 * One {@code struct addrinfo} of a list that getaddrinfo made.
 *
 * @param family an {@code AF_*}
 * @param socktype a {@code SOCK_*}
 * @param protocol an {@code IPPROTO_*}
 * @param address what to give to connect or bind
 * @param canonname the host's official name, on the first entry under {@code AI_CANONNAME}; else
 *     null
 */
public record Addrinfo(
    int family, int socktype, int protocol, Endpoint address, String canonname) {}
