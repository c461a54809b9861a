package dev.sockstep.observe.capture;

import static dev.sockstep.sys.PacketConstants.*;

import dev.sockstep.sys.SockFilter;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts a classic BPF program together, whose jumps are written as the places that they lead to. A
 * jump goes forward only, and one with a condition over at most 255 instructions.
 */
final class FilterProgram {
  private final List<Instruction> instructions = new ArrayList<>();

  /** A place in the program, once it has been reached. */
  static final class Place {
    private int at;
  }

  /**
   * @param yes where a jump leads when its condition holds; null for the next instruction
   * @param no and where else
   */
  private record Instruction(int code, int k, Place yes, Place no) {}

  void put(int code, int k) {
    instructions.add(new Instruction(code, k, null, null));
  }

  void load(int how, int k) {
    put(BPF_LD | how, k);
  }

  void jump(int condition, int k, Place yes, Place no) {
    instructions.add(new Instruction(BPF_JMP | condition | BPF_K, k, yes, no));
  }

  void go(Place to) {
    jump(BPF_JA, 0, to, null);
  }

  void ifEqual(int k, Place yes) {
    jump(BPF_JEQ, k, yes, null);
  }

  void unlessEqual(int k, Place no) {
    jump(BPF_JEQ, k, null, no);
  }

  /** Ends the program: that much of the packet passes, 0 for none of it. */
  void ret(int length) {
    put(BPF_RET | BPF_K, length);
  }

  /** The place of the next instruction. */
  void here(Place place) {
    place.at = instructions.size();
  }

  List<SockFilter> assembled() {
    List<SockFilter> program = new ArrayList<>(instructions.size());
    for (Instruction i : instructions) {
      int next = program.size() + 1;
      program.add(
          i.code() == (BPF_JMP | BPF_JA)
              ? new SockFilter(i.code(), 0, 0, over(next, i.yes()))
              : new SockFilter(i.code(), over(next, i.yes()), over(next, i.no()), i.k()));
    }
    return List.copyOf(program);
  }

  /** How many instructions are passed over. */
  private static int over(int next, Place place) {
    int over = place == null ? 0 : place.at - next;
    if (over < 0 || over > 255) {
      throw new IllegalStateException("a jump over " + over + " instructions");
    }
    return over;
  }
}
