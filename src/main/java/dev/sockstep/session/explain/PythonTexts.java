package dev.sockstep.session.explain;

/** The second notation; the package {@code command.python} reads it. */
final class PythonTexts {
  static final String TEXT =
      """
      python, python notation
      A line may be Python instead: each call on a socket is a step, and what it would raise is \
      shown as Python names it. Nothing needs to be imported.
      sockets: socket.socket, create_connection, create_server, socketpair; bind, listen, accept, \
      connect, connect_ex, send, sendall, sendto, recv, recvfrom, shutdown, close, dup
      options: getsockname, getpeername, getsockopt, setsockopt, setblocking, settimeout; \
      gethostbyname, gethostname, getaddrinfo, setdefaulttimeout, time.sleep
      values: names, tuples, text, bytes, numbers and arithmetic; len, repr, str, int, decode, \
      encode, upper, lower, strip, to_bytes, struct.pack, inet_aton, inet_pton; print, as in print(s.recv(1024))
      with: with socket.socket() as s: closes s behind the indented lines, or at a blank one
      lines: pasted or in a file, a program runs a line at a time; after a failure the next runs
      refused: loops, if, try, functions, classes, f-strings, slices, lists, makefile: each is \
      a mistake that says what to write instead; the lines of a loop or a try run once, those of \
      an if, an except or a function are left out
      see: docs.python.org/3/library/socket.html
      """;

  private PythonTexts() {}
}
