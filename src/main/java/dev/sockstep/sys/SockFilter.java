package dev.sockstep.sys;

/**
 * One instruction of a classic BPF program, {@code struct sock_filter}.
 *
 * @param code the operation, {@code BPF_*} ored together
 * @param jt how many instructions to pass over when a comparison holds, 0 to 255
 * @param jf how many to pass over when it does not
 * @param k the operand
 * @see <a href="https://docs.kernel.org/networking/filter.html">the kernel's filter</a>
 */
public record SockFilter(int code, int jt, int jf, int k) {}
