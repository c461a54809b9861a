package dev.sockstep.observe.capture;

import dev.sockstep.sys.SockFilter;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * Runs a classic BPF program as the kernel would: the instructions that our filter uses, by the
 * numbers of the BSD paper. What it does not know is an error; a load from behind the packet's end
 * ends the program, and nothing passes.
 */
record Bpf(byte[] packet, int protocol, int type, int hardware) {

  long run(List<SockFilter> program) {
    try {
      return steps(program);
    } catch (IndexOutOfBoundsException behindTheEnd) {
      return 0;
    }
  }

  private long steps(List<SockFilter> program) {
    ByteBuffer bytes = ByteBuffer.wrap(packet);
    int a = 0;
    int x = 0;
    for (int pc = 0; ; pc++) {
      SockFilter i = program.get(pc);
      switch (i.code()) {
        case 0x20 -> a = ancillary(i.k());
        case 0x28 -> a = Short.toUnsignedInt(bytes.getShort(i.k()));
        case 0x30 -> a = Byte.toUnsignedInt(bytes.get(i.k()));
        case 0x50 -> a = Byte.toUnsignedInt(bytes.get(x + i.k()));
        case 0x48 -> a = Short.toUnsignedInt(bytes.getShort(x + i.k()));
        case 0x01 -> x = i.k();
        case 0xb1 -> x = 4 * (bytes.get(i.k()) & 0xf);
        case 0x07 -> x = a;
        case 0x04 -> a += i.k();
        case 0x0c -> a += x;
        case 0x54 -> a &= i.k();
        case 0x64 -> a <<= i.k();
        case 0x05 -> pc += i.k();
        case 0x15 -> pc += a == i.k() ? i.jt() : i.jf();
        case 0x25 -> pc += Integer.compareUnsigned(a, i.k()) > 0 ? i.jt() : i.jf();
        case 0x35 -> pc += Integer.compareUnsigned(a, i.k()) >= 0 ? i.jt() : i.jf();
        case 0x45 -> pc += (a & i.k()) != 0 ? i.jt() : i.jf();
        case 0x06 -> {
          return Integer.toUnsignedLong(i.k());
        }
        default -> throw new AssertionError("instruction " + pc + ": " + i);
      }
    }
  }

  private int ancillary(int offset) {
    return switch (offset + 0x1000) {
      case 0 -> protocol;
      case 4 -> type;
      case 28 -> hardware;
      default -> throw new AssertionError("no such offset: " + offset);
    };
  }
}
