package dev.sockstep.sys;

/**
 * What capturing needs of {@code <linux/if_packet.h>}, {@code <linux/if_ether.h>}, {@code
 * <linux/filter.h>} and {@code <sys/mman.h>}, under their own names.
 *
 * <p>See <a href="https://man7.org/linux/man-pages/man7/packet.7.html">packet(7)</a>, and for the
 * ring and the filter the kernel's own <a
 * href="https://docs.kernel.org/networking/packet_mmap.html">packet_mmap</a> and <a
 * href="https://docs.kernel.org/networking/filter.html">filter</a>.
 */
public final class PacketConstants {
  private PacketConstants() {}

  // protocols, to be given in network order
  public static final int ETH_P_ALL = 3;
  public static final int ETH_P_IP = 0x0800;
  public static final int ETH_P_IPV6 = 0x86dd;

  // level SOL_PACKET and its options
  public static final int SOL_PACKET = 263;
  public static final int PACKET_RX_RING = 5;
  public static final int PACKET_STATISTICS = 6;
  public static final int PACKET_VERSION = 10;
  public static final int TPACKET_V2 = 1;

  // a frame's status
  public static final int TP_STATUS_KERNEL = 0;
  public static final int TP_STATUS_USER = 1;
  public static final int TP_STATUS_LOSING = 4;

  // which way a packet went
  public static final int PACKET_HOST = 0;
  public static final int PACKET_OUTGOING = 4;
  public static final int ARPHRD_LOOPBACK = 772;

  // the classic filter's instructions, to be ored together
  public static final int BPF_LD = 0x00;
  public static final int BPF_LDX = 0x01;
  public static final int BPF_ALU = 0x04;
  public static final int BPF_JMP = 0x05;
  public static final int BPF_RET = 0x06;
  public static final int BPF_MISC = 0x07;
  public static final int BPF_H = 0x08;
  public static final int BPF_W = 0x00;
  public static final int BPF_B = 0x10;
  public static final int BPF_IMM = 0x00;
  public static final int BPF_ABS = 0x20;
  public static final int BPF_IND = 0x40;
  public static final int BPF_MSH = 0xa0;
  public static final int BPF_JA = 0x00;
  public static final int BPF_JEQ = 0x10;
  public static final int BPF_JGT = 0x20;
  public static final int BPF_JGE = 0x30;
  public static final int BPF_JSET = 0x40;
  public static final int BPF_K = 0x00;
  public static final int BPF_X = 0x08;
  public static final int BPF_ADD = 0x00;
  public static final int BPF_AND = 0x50;
  public static final int BPF_LSH = 0x60;
  public static final int BPF_TAX = 0x00;

  // what a filter can ask the kernel besides the packet's bytes
  public static final int SKF_AD_OFF = -0x1000;
  public static final int SKF_AD_PROTOCOL = 0;
  public static final int SKF_AD_PKTTYPE = 4;
  public static final int SKF_AD_HATYPE = 28;

  // memory
  public static final int PROT_READ = 1;
  public static final int PROT_WRITE = 2;
  public static final int MAP_SHARED = 1;
}
