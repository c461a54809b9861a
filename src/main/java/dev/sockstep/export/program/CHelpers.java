package dev.sockstep.export.program;

/** The functions that a C program of a session needs beside main; only those that it calls. */
final class CHelpers {
  private static final String LOOKUP =
      """

      /* getaddrinfo(3) makes an address of a host and a port. */
      static struct addrinfo *lookup(int family, int type, const char *host, const char *port)
      {
        struct addrinfo hints = {.ai_family = family, .ai_socktype = type};
        struct addrinfo *found;
        int error = getaddrinfo(host, port, &hints, &found);

        if (error != 0) {
          fprintf(stderr, "%s: %s\\n", host, gai_strerror(error));
          exit(1);
        }
        return found;
      }
      """;

  private static final String TOLD =
      """

      /* With port 0 the kernel has chosen one. */
      static void told(const char *name, int fd)
      {
        struct sockaddr_storage address;
        socklen_t size = sizeof address;
        char host[NI_MAXHOST], port[NI_MAXSERV];

        if (getsockname(fd, (struct sockaddr *) &address, &size) < 0)
          fail("getsockname");
        getnameinfo((struct sockaddr *) &address, size, host, sizeof host, port, sizeof port,
                    NI_NUMERICHOST | NI_NUMERICSERV);
        fprintf(stderr, "%s is at %s %s\\n", name, host, port);
      }
      """;

  private static final String SEND_ALL =
      """

      /* send may take less than it was given. */
      static void send_all(int fd, const char *data, size_t length, int flags)
      {
        while (length > 0) {
          ssize_t taken = send(fd, data, length, flags);

          if (taken < 0)
            fail("send");
          data += taken;
          length -= taken;
        }
      }
      """;

  private static final String RECEIVE =
      """

      /* Takes count bytes: TCP may bring them in several pieces. */
      static void receive(int fd, size_t count)
      {
        char buffer[65536];

        while (count > 0) {
          ssize_t got = recv(fd, buffer, count < sizeof buffer ? count : sizeof buffer, 0);

          if (got < 0)
            fail("recv");
          if (got == 0) {
            fprintf(stderr, "the other side has closed before all of it was there\\n");
            exit(1);
          }
          fwrite(buffer, 1, got, stdout);
          fflush(stdout);
          count -= got;
        }
      }
      """;

  private static final String RECEIVE_ONCE =
      """

      /* One recv; the sender's address is kept where that is asked for. */
      static void receive_once(int fd, size_t count, int flags,
                               struct sockaddr_storage *sender, socklen_t *size)
      {
        static char buffer[65536];
        size_t most = count < sizeof buffer ? count : sizeof buffer;
        ssize_t got = recvfrom(fd, buffer, most, flags, (struct sockaddr *) sender, size);

        if (got < 0)
          fail("recv");
        fwrite(buffer, 1, got, stdout);
        fflush(stdout);
      }
      """;

  private static final String SET_TIMEOUT =
      """

      /* The kernel has a limit for each direction; 0 is none. Past it, a call fails with EAGAIN. */
      static void set_timeout(int fd, struct timeval limit)
      {
        if (setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit) < 0
            || setsockopt(fd, SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof limit) < 0)
          fail("setsockopt");
      }
      """;

  private static final String AWAIT_URGENT =
      """

      /* Waits for urgent data: without it, recv with MSG_OOB fails with EINVAL. */
      static void await_urgent(int fd)
      {
        struct pollfd ready = {.fd = fd, .events = POLLPRI};

        if (poll(&ready, 1, -1) < 0)
          fail("poll");
      }
      """;

  private static final String LETTERS =
      """

      /* The letters over and over. */
      static char *letters(size_t count)
      {
        char *data = malloc(count > 0 ? count : 1);

        if (data == NULL)
          fail("malloc");
        for (size_t i = 0; i < count; i++)
          data[i] = 'a' + i % 26;
        return data;
      }
      """;

  private final Outline outline;
  private final Source source;

  CHelpers(Outline outline, Source source) {
    this.outline = outline;
    this.source = source;
  }

  void write() {
    part(outline.hasPlace(Place.Outside.class), LOOKUP);
    part(outline.operations().stream().anyMatch(o -> Told.after(o, outline)), TOLD);
    part(outline.has(Operation.Send.class), SEND_ALL);
    part(outline.hasStreams(), RECEIVE);
    part(outline.hasSingles(), RECEIVE_ONCE);
    part(outline.has(Operation.Timeout.class), SET_TIMEOUT);
    part(outline.takesUrgent(), AWAIT_URGENT);
    part(outline.hasGenerated(), LETTERS);
  }

  private void part(boolean needed, String text) {
    if (needed) {
      source.lines(text);
    }
  }
}
