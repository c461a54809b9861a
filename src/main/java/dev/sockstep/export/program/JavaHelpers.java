package dev.sockstep.export.program;

/** The methods that a Java program of a session needs beside run; only those that it calls. */
final class JavaHelpers {
  private final Outline outline;
  private final Source source;

  JavaHelpers(Outline outline, Source source) {
    this.outline = outline;
    this.source = source;
  }

  private boolean takesWhole() {
    return outline.operations().stream()
        .anyMatch(o -> o instanceof Operation.Receive receive && JavaTransfers.isWhole(receive));
  }

  void write() {
    if (takesWhole()) {
      source.lines(
          """
          /** Takes count bytes: TCP may bring them in several pieces. */
          private static void receive(SocketChannel channel, int count) throws IOException {
            ByteBuffer buffer = ByteBuffer.allocate(count);
            while (buffer.hasRemaining()) {
              if (channel.read(buffer) < 0) {
                throw new EOFException("the other side has closed before all of it was there");
              }
            }
            show(buffer.flip());
          }

          """);
    }
    if (outline.has(Operation.Receive.class) || outline.has(Operation.Recvfrom.class)) {
      source.lines(
          """
          private static void show(ByteBuffer bytes) {
            System.out.write(bytes.array(), 0, bytes.limit());
            System.out.flush();
          }

          """);
    }
    if (outline.hasGenerated()) {
      source.lines(
          """
          /** The letters over and over. */
          private static ByteBuffer letters(int count) {
            byte[] data = new byte[count];
            for (int i = 0; i < count; i++) {
              data[i] = (byte) ('a' + i % 26);
            }
            return ByteBuffer.wrap(data);
          }

          """);
    }
    if (outline.operations().stream().anyMatch(o -> Told.after(o, outline))) {
      source.lines(
          """
          /** With port 0 the kernel has chosen one. */
          private static void told(String name, SocketAddress address) {
            InetSocketAddress inet = (InetSocketAddress) address;
            System.err.println(
                name + " is at " + inet.getAddress().getHostAddress() + " " + inet.getPort());
          }

          """);
    }
    if (outline.has(Operation.Pair.class)) {
      source.lines(
          """
          /** Java has no socketpair(2): a listener that lives for a moment makes one. */
          private static SocketChannel[] pair() throws IOException {
            Path path = Files.createTempDirectory("pair").resolve("socket");
            UnixDomainSocketAddress address = UnixDomainSocketAddress.of(path);
            try (ServerSocketChannel listener =
                ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
              listener.bind(address);
              SocketChannel first = SocketChannel.open(address);
              return new SocketChannel[] {first, listener.accept()};
            } finally {
              Files.deleteIfExists(path);
              Files.delete(path.getParent());
            }
          }

          """);
    }
  }
}
