package dev.sockstep.lab;

import dev.sockstep.model.Errno;
import dev.sockstep.sys.Libc;
import dev.sockstep.sys.NetlinkConstants;
import java.io.Closeable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * The private network of {@code --lab}. The launcher has made the namespace, in which there is
 * nothing but a loopback interface that is down; here it becomes a network that one can fail in.
 * {@link LabAddresses} says who is where.
 *
 * <p>Safe for several threads: whoever needs the network calls {@link #build}, and the first
 * builds.
 */
public final class Lab implements Closeable {
  private static final String CABLE = "lab0";
  private static final String FAR_END = "lab1";

  private final Supplier<Libc> libc;
  private final List<String> missing = new ArrayList<>();
  private FarHost far;
  private boolean built;

  /**
   * @param libc makes the kernel interface, when it is needed
   */
  public Lab(Supplier<Libc> libc) {
    this.libc = libc;
  }

  /** Builds the network, once; what the kernel refuses is left out, and {@link #missing} tells. */
  public synchronized void build() {
    if (built) {
      return;
    }
    built = true;
    try (Rtnetlink kernel = new Rtnetlink(libc.get())) {
      if (loopback(kernel)) {
        cable(kernel);
        routes(kernel);
      }
    }
  }

  /** What the kernel has refused and why, a sentence each; told only once. */
  public synchronized List<String> missing() {
    List<String> told = List.copyOf(missing);
    missing.clear();
    return told;
  }

  /** Ends what answers in it; the network itself ends with the process. */
  @Override
  public synchronized void close() {
    built = true;
    if (far != null) {
      far.close();
    }
  }

  private boolean loopback(Rtnetlink kernel) {
    Rtnetlink.Link loopback = kernel.link("lo");
    if (loopback.isUp()) {
      // Never change a network that somebody uses: a new namespace's loopback is down.
      missing.add("the lab is not set up: this network is not a new one, lo is up already");
      return false;
    }
    return loopback.errno() == 0
        ? done("the loopback interface", kernel.up(loopback.index()))
        : done("the loopback interface", loopback.errno());
  }

  /** A cable to the far host: a network on which some hosts are, and some are not. */
  private void cable(Rtnetlink kernel) {
    far = new FarHost(libc.get());
    FarHost.Home home = far.begin();
    if (!done("the far host", home.errno())
        || !done("the cable to it (veth)", kernel.veth(CABLE, FAR_END, home.thread()))) {
      return;
    }
    done("its end of the cable", far.there(this::furnish));
    int index = kernel.link(CABLE).index();
    done("this end of the cable", kernel.up(index));
    for (LabAddresses.Family family : LabAddresses.FAMILIES) {
      String own = family.name() + " on the cable";
      if (done(own, kernel.address(index, family.own(), family.prefixLength()))) {
        byte[] nobodys = LabAddresses.SILENT_ETHERNET.clone();
        done(family.name() + "'s silent host", kernel.neighbour(index, family.silent(), nobodys));
      }
    }
    done("the echo service", far.serve());
  }

  /** Runs as the far host. */
  private int furnish() {
    try (Rtnetlink kernel = new Rtnetlink(libc.get())) {
      int index = kernel.link(FAR_END).index();
      int errno = kernel.up(index);
      for (LabAddresses.Family family : LabAddresses.FAMILIES) {
        int added = kernel.address(index, family.far(), family.prefixLength());
        done("the far host's " + family.name(), added);
      }
      return errno;
    }
  }

  private void routes(Rtnetlink kernel) {
    for (LabAddresses.Family family : LabAddresses.FAMILIES) {
      int length = family.routeLength();
      int prohibit = NetlinkConstants.RTN_PROHIBIT;
      int unreachable = NetlinkConstants.RTN_UNREACHABLE;
      done(
          family.name() + "'s prohibit route", kernel.route(family.prohibited(), length, prohibit));
      done(
          family.name() + "'s unreachable route",
          kernel.route(family.unreachable(), length, unreachable));
    }
  }

  private boolean done(String what, int errno) {
    if (errno != 0) {
      String reason = Errno.of(errno).map(Errno::message).orElse("errno " + errno);
      missing.add("the lab lacks " + what + ": " + reason);
    }
    return errno == 0;
  }
}
