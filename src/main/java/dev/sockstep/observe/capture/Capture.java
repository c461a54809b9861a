package dev.sockstep.observe.capture;

import static dev.sockstep.sys.PacketConstants.*;

import dev.sockstep.sys.BytesResult;
import dev.sockstep.sys.CallResult;
import dev.sockstep.sys.Libc;
import dev.sockstep.sys.Mapping;
import dev.sockstep.sys.MappingResult;
import dev.sockstep.sys.SocketConstants;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Captures the headers of the packets from and to some ports, by a packet socket on all interfaces
 * (<a href="https://man7.org/linux/man-pages/man7/packet.7.html">packet(7)</a>).
 *
 * <p>The kernel writes them into a ring of memory that is mapped here, with its own time beside
 * each: looking whether there are any costs no system call, never blocks, and takes nothing from
 * anyone. Not safe for several threads: the session's lock guards it.
 */
public final class Capture {
  /** A page's size on some ARM machines, and a multiple of it on all others. */
  private static final int BLOCK = 1 << 16;

  private static final int BLOCKS = 16;

  /** A header of 80 bytes and {@link CaptureFilter#SNAP_LENGTH} of the packet fit in. */
  private static final int FRAME = 256;

  private static final int FRAMES = BLOCKS * BLOCK / FRAME;

  /** struct tpacket2_hdr, and struct sockaddr_ll behind it. */
  private static final int HEADER = 52;

  private final Libc libc;
  private int fd = -1;
  private boolean refused;
  private Mapping ring;
  private int next;
  private SortedSet<Integer> ports = new TreeSet<>();
  private long dropped;

  public Capture(Libc libc) {
    this.libc = libc;
  }

  /** Whether packets are captured now. */
  public boolean isOpen() {
    return fd >= 0;
  }

  /** Whether capturing was tried, and is not possible here. */
  public boolean isRefused() {
    return refused;
  }

  /**
   * Captures the packets of these ports, and no others, from now on.
   *
   * @return whether it can be done
   */
  public boolean watch(SortedSet<Integer> wanted) {
    if (refused || fd < 0 && !open()) {
      refused = true;
      return false;
    }
    if (!wanted.equals(ports)) {
      CallResult attached = attach(wanted);
      if (attached.failed()) {
        close();
        refused = true;
        return false;
      }
      ports = new TreeSet<>(wanted);
    }
    return true;
  }

  private CallResult attach(SortedSet<Integer> wanted) {
    return libc.setsockopt(
        fd, SocketConstants.SOL_SOCKET, SocketConstants.SO_ATTACH_FILTER, CaptureFilter.of(wanted));
  }

  private boolean open() {
    int all = Short.toUnsignedInt(Short.reverseBytes((short) ETH_P_ALL));
    int protocol = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN ? all : ETH_P_ALL;
    CallResult opened =
        libc.socket(
            SocketConstants.AF_PACKET,
            SocketConstants.SOCK_DGRAM | SocketConstants.SOCK_CLOEXEC,
            protocol);
    if (opened.failed()) {
      return false;
    }
    fd = (int) opened.value();
    // Making the ring throws away what came before the filter.
    boolean made =
        !attach(new TreeSet<>()).failed()
            && !option(PACKET_VERSION, TPACKET_V2).failed()
            && !option(PACKET_RX_RING, BLOCK, BLOCKS, FRAME, FRAMES).failed()
            && map();
    if (!made) {
      close();
    }
    return made;
  }

  private CallResult option(int name, int... values) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.nativeOrder());
    for (int value : values) {
      bytes.putInt(value);
    }
    return libc.setsockopt(fd, SOL_PACKET, name, bytes.array());
  }

  private boolean map() {
    int access = PROT_READ | PROT_WRITE;
    MappingResult mapped = libc.mmap((long) FRAMES * FRAME, access, MAP_SHARED, fd, 0);
    ring = mapped.mapping();
    return ring != null;
  }

  /** The packets captured since the last time, in their order. */
  public List<Frame> drain() {
    if (fd < 0) {
      return List.of();
    }
    List<Frame> frames = null;
    int status = ring.getIntAcquire((long) next * FRAME);
    for (int i = 0; i < FRAMES && (status & TP_STATUS_USER) != 0; i++) {
      long at = (long) next * FRAME;
      frames = frames == null ? new ArrayList<>() : frames;
      frames.add(frame(at));
      ring.setIntRelease(at, TP_STATUS_KERNEL);
      if ((status & TP_STATUS_LOSING) != 0) {
        dropped += statistics();
      }
      next = (next + 1) % FRAMES;
      status = ring.getIntAcquire((long) next * FRAME);
    }
    if (frames == null) {
      return List.of();
    }
    if (frames.size() == FRAMES) {
      dropped += statistics(); // the next frame would tell, but there may be none
    }
    return frames;
  }

  private Frame frame(long at) {
    ByteBuffer header = ByteBuffer.wrap(ring.bytes(at, HEADER)).order(ByteOrder.nativeOrder());
    int length = header.getInt(4);
    int captured = Math.min(header.getInt(8), CaptureFilter.SNAP_LENGTH);
    int offset = Short.toUnsignedInt(header.getShort(14));
    long seconds = Integer.toUnsignedLong(header.getInt(16));
    long nanos = seconds * 1_000_000_000 + Integer.toUnsignedLong(header.getInt(20));
    int device = Short.toUnsignedInt(header.getShort(40));
    boolean outgoing = header.get(42) == PACKET_OUTGOING;
    byte[] head = ring.bytes(at + offset, captured);
    return new Frame(nanos, outgoing, device == ARPHRD_LOOPBACK, length, head);
  }

  /** struct tpacket_stats: packets, then drops. Reading sets both back to 0. */
  private long statistics() {
    BytesResult read = libc.getsockopt(fd, SOL_PACKET, PACKET_STATISTICS, 8);
    return read.call().failed()
        ? 0
        : Integer.toUnsignedLong(
            ByteBuffer.wrap(read.bytes()).order(ByteOrder.nativeOrder()).getInt(4));
  }

  /** How many packets the ring had no room for, since this was last asked. */
  public long dropped() {
    long lost = dropped;
    dropped = 0;
    return lost;
  }

  /** Gives back what capturing needed. */
  public void close() {
    if (ring != null) {
      libc.munmap(ring);
      ring = null;
    }
    if (fd >= 0) {
      // Nothing was written: there is nothing that a failure could lose.
      libc.close(fd);
      fd = -1;
    }
  }
}
