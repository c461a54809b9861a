package dev.sockstep.session;

import dev.sockstep.Needs;
import dev.sockstep.Sandbox;
import dev.sockstep.lab.Lab;
import dev.sockstep.sys.NativeLibc;

/** A connection of c whose packets are lost from some moment on, in a network of its own. */
final class Blackhole {
  private Blackhole() {}

  /** What a test does then. */
  interface Then {
    void run(Live live);
  }

  /**
   * @param before a line to be run while packets still arrive
   */
  static void after(String before, Then then) throws Exception {
    Sandbox.run(
        () -> {
          Needs.program("tc", "iproute2");
          Sandbox.enterNetwork();
          try (Lab lab = new Lab(NativeLibc::new);
              Live there = new Live()) {
            lab.build();
            there.connected().done(before);
            Sandbox.shell("tc qdisc add dev lo root blackhole");
            then.run(there);
          }
        });
  }
}
