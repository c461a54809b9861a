package dev.sockstep.observe.capture;

import java.nio.ByteBuffer;

/** Packets made by hand, from the RFCs' pictures of their headers. */
final class Packets {
  static final int CLIENT = 40_000;
  static final int SERVER = 80;

  private Packets() {}

  /**
   * @param options bytes of IPv4 options
   * @param transport what follows the ports
   */
  static byte[] ipv4(int protocol, int from, int to, int options, byte[] transport) {
    int header = 20 + options;
    ByteBuffer packet = ByteBuffer.allocate(header + 4 + transport.length);
    packet.put((byte) (0x40 | header / 4)).put((byte) 0).putShort((short) packet.capacity());
    packet.putShort((short) 1).putShort((short) 0x4000);
    packet.put((byte) 64).put((byte) protocol).putShort((short) 0);
    packet.putInt(0x7f000001).putInt(0x7f000001).put(new byte[options]);
    return packet.putShort((short) from).putShort((short) to).put(transport).array();
  }

  static byte[] ipv6(int protocol, int from, int to, byte[] transport) {
    ByteBuffer packet = ByteBuffer.allocate(44 + transport.length);
    packet.putInt(0x60000000).putShort((short) (4 + transport.length));
    packet.put((byte) protocol).put((byte) 64);
    packet.putLong(0).putLong(1).putLong(0).putLong(1);
    return packet.putShort((short) from).putShort((short) to).put(transport).array();
  }

  /**
   * An ICMP error of IPv4.
   *
   * @param options bytes of IPv4 options
   * @param rest what the second half of its header says
   * @param about the packet that it repeats
   */
  static byte[] icmp4(int type, int code, int options, int rest, byte[] about) {
    byte[] packet = ipv4(1, type << 8 | code, 0, options, joined(rest, about));
    ByteBuffer.wrap(packet).putInt(12, 0x0a000001).putInt(16, 0x7f000001);
    return packet;
  }

  static byte[] icmp6(int type, int code, int rest, byte[] about) {
    byte[] packet = ipv6(58, type << 8 | code, 0, joined(rest, about));
    ByteBuffer.wrap(packet).putLong(16, 7);
    return packet;
  }

  private static byte[] joined(int rest, byte[] about) {
    return ByteBuffer.allocate(4 + about.length).putInt(rest).put(about).array();
  }

  /** TCP behind the ports; its options and data at the end. */
  static byte[] tcp(long seq, long ack, int flags, int window, byte[] options, int data) {
    ByteBuffer segment = ByteBuffer.allocate(16 + options.length + data);
    segment.putInt((int) seq).putInt((int) ack);
    segment.put((byte) ((20 + options.length) / 4 << 4)).put((byte) flags);
    return segment.putShort((short) window).putInt(0).put(options).array();
  }

  /** What is captured of a packet. */
  static Frame frame(byte[] packet) {
    byte[] head =
        java.util.Arrays.copyOf(packet, Math.min(packet.length, CaptureFilter.SNAP_LENGTH));
    return new Frame(1_000, true, true, packet.length, head);
  }

  /** A segment of the connection from {@link #CLIENT} to {@link #SERVER}. */
  static Frame fromClient(long seq, long ack, int flags, int data) {
    return frame(ipv4(6, CLIENT, SERVER, 0, tcp(seq, ack, flags, 512, new byte[0], data)));
  }

  static Frame fromServer(long seq, long ack, int flags, int data) {
    return frame(ipv4(6, SERVER, CLIENT, 0, tcp(seq, ack, flags, 512, new byte[0], data)));
  }
}
