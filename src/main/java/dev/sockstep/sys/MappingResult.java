package dev.sockstep.sys;

/**
 * The result of mmap.
 *
 * @param call 0, or -1 (C's {@code MAP_FAILED})
 * @param mapping the memory; null when the call failed
 */
public record MappingResult(CallResult call, Mapping mapping) {}
