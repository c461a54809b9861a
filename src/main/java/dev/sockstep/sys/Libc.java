package dev.sockstep.sys;

import dev.sockstep.model.Endpoint;
import java.util.List;

/**
 * The functions of libc that sockstep calls, under C's names.
 *
 * <p>A failed call is data: the methods return what C returned, with errno beside it, and throw
 * only when the arguments could not be given to C at all ({@link IllegalArgumentException}). Safe
 * for use by several threads; a call that blocks in C blocks its thread here.
 */
public interface Libc {

  /**
   * Makes a socket.
   *
   * @param domain an {@code AF_*}
   * @param type a {@code SOCK_*}, with {@code SOCK_NONBLOCK} and {@code SOCK_CLOEXEC} ored in
   * @param protocol an {@code IPPROTO_*}, or 0 for the type's own
   * @return the descriptor, or -1
   * @see <a href="https://man7.org/linux/man-pages/man2/socket.2.html">socket(2)</a>
   */
  CallResult socket(int domain, int type, int protocol);

  /**
   * Makes two sockets that are connected to each other.
   *
   * @param domain {@code AF_UNIX}
   * @param type a {@code SOCK_*}, with {@code SOCK_NONBLOCK} and {@code SOCK_CLOEXEC} ored in
   * @return 0 and the two descriptors, or -1
   * @see <a href="https://man7.org/linux/man-pages/man2/socketpair.2.html">socketpair(2)</a>
   */
  PairResult socketpair(int domain, int type, int protocol);

  /**
   * Makes another descriptor for what a descriptor stands for.
   *
   * @return the new descriptor, or -1
   * @see <a href="https://man7.org/linux/man-pages/man2/dup.2.html">dup(2)</a>
   */
  CallResult dup(int fd);

  /**
   * The number of a network interface.
   *
   * @return the number; -1, in the place of C's 0, when there is none of that name
   * @throws IllegalArgumentException when the name has a zero character
   * @see <a
   *     href="https://man7.org/linux/man-pages/man3/if_nametoindex.3.html">if_nametoindex(3)</a>
   */
  CallResult if_nametoindex(String name);

  /**
   * Gives a socket its local address.
   *
   * @param address {@code Unix("", false)} has the kernel choose an abstract name
   * @return 0, or -1
   * @throws IllegalArgumentException when a Unix name has over 107 bytes, a character that is no
   *     byte, or is a path with a zero byte
   * @see <a href="https://man7.org/linux/man-pages/man2/bind.2.html">bind(2)</a>
   */
  CallResult bind(int fd, Endpoint address);

  /**
   * Makes a socket accept connections.
   *
   * @param backlog how many may wait to be accepted
   * @return 0, or -1
   * @see <a href="https://man7.org/linux/man-pages/man2/listen.2.html">listen(2)</a>
   */
  CallResult listen(int fd, int backlog);

  /**
   * Takes the first waiting connection; blocks until there is one.
   *
   * @param flags {@code SOCK_NONBLOCK} and {@code SOCK_CLOEXEC} for the new socket
   * @return the new descriptor, or -1; the address is the peer's
   * @see <a href="https://man7.org/linux/man-pages/man2/accept4.2.html">accept4(2)</a>
   */
  AddressResult accept4(int fd, int flags);

  /**
   * Connects a socket; for a datagram socket, sets where it sends.
   *
   * @return 0, or -1
   * @throws IllegalArgumentException as {@link #bind} does
   * @see <a href="https://man7.org/linux/man-pages/man2/connect.2.html">connect(2)</a>
   */
  CallResult connect(int fd, Endpoint address);

  /**
   * Sends bytes on a connected socket. The JVM ignores SIGPIPE, so EPIPE needs no flag.
   *
   * @param flags {@code MSG_*}
   * @return how many bytes the kernel took, which may be fewer than given, or -1
   * @see <a href="https://man7.org/linux/man-pages/man2/send.2.html">send(2)</a>
   */
  CallResult send(int fd, byte[] data, int flags);

  /**
   * Receives bytes; blocks until there are some, unless told otherwise.
   *
   * @param length the most to take, in bytes; 0 or more
   * @param flags {@code MSG_*}
   * @return how many bytes, 0 at the end of the stream, or -1. Under {@code MSG_TRUNC} a datagram's
   *     value may exceed the bytes, which were cut at {@code length}
   * @see <a href="https://man7.org/linux/man-pages/man2/recv.2.html">recv(2)</a>
   */
  BytesResult recv(int fd, int length, int flags);

  /**
   * Sends bytes to an address.
   *
   * @param flags {@code MSG_*}
   * @return how many bytes the kernel took, or -1
   * @throws IllegalArgumentException as {@link #bind} does
   * @see <a href="https://man7.org/linux/man-pages/man2/sendto.2.html">sendto(2)</a>
   */
  CallResult sendto(int fd, byte[] data, int flags, Endpoint address);

  /**
   * Receives bytes, and the address that they came from.
   *
   * @param length the most to take, in bytes; 0 or more
   * @param flags {@code MSG_*}
   * @return as {@link #recv}, with the sender's address; null where the kernel gives none
   * @see <a href="https://man7.org/linux/man-pages/man2/recvfrom.2.html">recvfrom(2)</a>
   */
  MessageResult recvfrom(int fd, int length, int flags);

  /**
   * Writes bytes to a descriptor; on a netlink socket, a message to the kernel.
   *
   * @return how many bytes were written, or -1
   * @see <a href="https://man7.org/linux/man-pages/man2/write.2.html">write(2)</a>
   */
  CallResult write(int fd, byte[] data);

  /**
   * Reads bytes from a descriptor; on a netlink socket, the next message.
   *
   * @param length the most to take, in bytes; 0 or more
   * @return how many bytes, 0 at the end, or -1
   * @see <a href="https://man7.org/linux/man-pages/man2/read.2.html">read(2)</a>
   */
  BytesResult read(int fd, int length);

  /**
   * Ends one direction of a connection, or both.
   *
   * @param how {@code SHUT_RD}, {@code SHUT_WR} or {@code SHUT_RDWR}
   * @return 0, or -1
   * @see <a href="https://man7.org/linux/man-pages/man2/shutdown.2.html">shutdown(2)</a>
   */
  CallResult shutdown(int fd, int how);

  /**
   * Closes a descriptor. On Linux it is gone even when the call fails, save for EBADF.
   *
   * @return 0, or -1
   * @see <a href="https://man7.org/linux/man-pages/man2/close.2.html">close(2)</a>
   */
  CallResult close(int fd);

  /**
   * The socket's local address.
   *
   * @return 0, or -1
   * @see <a href="https://man7.org/linux/man-pages/man2/getsockname.2.html">getsockname(2)</a>
   */
  AddressResult getsockname(int fd);

  /**
   * The address at the other end.
   *
   * @return 0, or -1
   * @see <a href="https://man7.org/linux/man-pages/man2/getpeername.2.html">getpeername(2)</a>
   */
  AddressResult getpeername(int fd);

  /**
   * Reads an option.
   *
   * @param level {@code SOL_SOCKET} or an {@code IPPROTO_*}
   * @param name the option
   * @param capacity the size of the buffer to offer, in bytes
   * @return 0, or -1; the bytes, in native order, are as many as the kernel says it gave
   * @see <a href="https://man7.org/linux/man-pages/man2/getsockopt.2.html">getsockopt(2)</a>
   */
  BytesResult getsockopt(int fd, int level, int name, int capacity);

  /**
   * Sets an option.
   *
   * @param level {@code SOL_SOCKET} or an {@code IPPROTO_*}
   * @param name the option
   * @param value its bytes, in native order
   * @return 0, or -1
   * @see <a href="https://man7.org/linux/man-pages/man2/setsockopt.2.html">setsockopt(2)</a>
   */
  CallResult setsockopt(int fd, int level, int name, byte[] value);

  /**
   * Sets an option whose value is a filter, {@code struct sock_fprog}.
   *
   * @param level {@code SOL_SOCKET}
   * @param name {@code SO_ATTACH_FILTER}
   * @param program its instructions
   * @return 0, or -1
   * @see <a href="https://man7.org/linux/man-pages/man7/socket.7.html">socket(7)</a>
   */
  CallResult setsockopt(int fd, int level, int name, List<SockFilter> program);

  /**
   * Maps a descriptor's memory, the ring of a packet socket, into this process.
   *
   * @param length in bytes
   * @param prot {@code PROT_*}
   * @param flags {@code MAP_*}
   * @return 0 and the memory, or -1
   * @see <a href="https://man7.org/linux/man-pages/man2/mmap.2.html">mmap(2)</a>
   */
  MappingResult mmap(long length, int prot, int flags, int fd, long offset);

  /**
   * Gives mapped memory back; the mapping can't be used any more, even if this fails.
   *
   * @return 0, or -1
   * @see <a href="https://man7.org/linux/man-pages/man2/munmap.2.html">munmap(2)</a>
   */
  CallResult munmap(Mapping mapping);

  /**
   * Reads or sets a descriptor's flags.
   *
   * @param command an {@code F_*}
   * @param argument the flags to set; of no account where the command reads
   * @return what the command says, or -1
   * @see <a href="https://man7.org/linux/man-pages/man2/fcntl.2.html">fcntl(2)</a>
   */
  CallResult fcntl(int fd, int command, int argument);

  /**
   * Asks a question whose answer is an int.
   *
   * @param request {@code SIOCINQ}, {@code SIOCOUTQ}, {@code SIOCATMARK}: the third argument is a
   *     pointer to an int that the kernel fills
   * @return 0, or -1
   * @see <a href="https://man7.org/linux/man-pages/man2/ioctl.2.html">ioctl(2)</a>
   */
  IntResult ioctl(int fd, long request);

  /**
   * Waits until one of several descriptors is ready.
   *
   * @param fds the descriptors; a negative one is passed over
   * @param events {@code POLL*} to wait for, one entry a descriptor
   * @param revents takes what happened, one entry a descriptor; left alone when the call fails
   * @param timeoutMillis 0 returns at once, negative waits for ever
   * @return how many descriptors have something in revents, 0 when the time is up, or -1
   * @throws IllegalArgumentException when the arrays differ in length
   * @see <a href="https://man7.org/linux/man-pages/man2/poll.2.html">poll(2)</a>
   */
  CallResult poll(int[] fds, short[] events, short[] revents, int timeoutMillis);

  /**
   * Looks a host and a service up; frees C's list itself. It may ask the network, and block.
   *
   * @param node a name or a literal address, or null
   * @param service a service's name or a port, or null
   * @param flags {@link Gai}'s {@code AI_*}
   * @param family an {@code AF_*}, {@code AF_UNSPEC} for any
   * @param socktype a {@code SOCK_*}, 0 for any
   * @param protocol an {@code IPPROTO_*}, 0 for any
   * @return 0 and the list, or one of {@link Gai}'s {@code EAI_*}
   * @throws IllegalArgumentException when a string has a zero character
   * @see <a href="https://man7.org/linux/man-pages/man3/getaddrinfo.3.html">getaddrinfo(3)</a>
   */
  AddrinfoResult getaddrinfo(
      String node, String service, int flags, int family, int socktype, int protocol);

  /**
   * The text of one of {@link Gai}'s {@code EAI_*}, in the process's locale.
   *
   * @see <a href="https://man7.org/linux/man-pages/man3/gai_strerror.3.html">gai_strerror(3)</a>
   */
  String gai_strerror(int code);

  /**
   * Installs a function of libc as the handler of a signal, with no other signal masked.
   *
   * <p>The handler must be harmless at any moment and on any thread: {@code abs}, which takes an
   * int as a handler does, and touches nothing. Without {@code SA_RESTART} a blocked call that the
   * signal reaches returns EINTR.
   *
   * @param signum {@link Signals#INTERRUPT}
   * @param handlerSymbol the function's name
   * @param flags {@code SA_*}
   * @return 0, or -1
   * @throws IllegalArgumentException when libc has no such function
   * @see <a href="https://man7.org/linux/man-pages/man2/sigaction.2.html">sigaction(2)</a>
   */
  CallResult sigaction(int signum, String handlerSymbol, int flags);

  /**
   * The calling thread, for {@link #pthread_kill}. Means nothing once the thread has ended.
   *
   * @see <a href="https://man7.org/linux/man-pages/man3/pthread_self.3.html">pthread_self(3)</a>
   */
  long pthread_self();

  /**
   * Sends a signal to a thread of this process, which must still be alive.
   *
   * @param thread what {@link #pthread_self} said on that thread
   * @param signal 0 sends none, and only checks
   * @return 0, or the error number itself, which {@code errno} repeats; never -1
   * @see <a href="https://man7.org/linux/man-pages/man3/pthread_kill.3.html">pthread_kill(3)</a>
   */
  CallResult pthread_kill(long thread, int signal);

  /**
   * The kernel's number of the calling thread, as {@code /proc/self/task} lists it.
   *
   * @see <a href="https://man7.org/linux/man-pages/man2/gettid.2.html">gettid(2)</a>
   */
  int gettid();

  /**
   * A limit of this process's resources.
   *
   * @param resource {@code RLIMIT_NOFILE}: one more than the highest descriptor may be
   * @return 0, or -1; the value is the soft limit, -1 for none
   * @see <a href="https://man7.org/linux/man-pages/man2/getrlimit.2.html">getrlimit(2)</a>
   */
  LimitResult getrlimit(int resource);
}
