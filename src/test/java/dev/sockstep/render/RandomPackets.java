package dev.sockstep.render;

import dev.sockstep.model.Endpoint;
import dev.sockstep.model.IcmpError;
import dev.sockstep.model.Packet;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Packets of any kind between a few ends. */
final class RandomPackets extends Chance {
  RandomPackets(RandomGenerator random) {
    super(random);
  }

  List<Packet> packets(int count) {
    List<Endpoint> ends = new ArrayList<>();
    for (int i = 2 + random.nextInt(5); i > 0; i--) {
      ends.add(
          maybe()
              ? new Endpoint.Inet4(random.nextInt(), random.nextInt(65536))
              : new Endpoint.Inet6(random.nextLong(), random.nextLong(), 65535, 0));
    }
    List<Packet> packets = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      if (random.nextInt(6) == 0) {
        packets.add(icmp(ends));
        continue;
      }
      packets.add(
          new Packet(
              ends.get(random.nextInt(ends.size())),
              ends.get(random.nextInt(ends.size())),
              any(new String[] {"S", "S.", "P.", "FP.", "R", "", "none", ".UEW"}),
              random.nextLong(1L << 32),
              random.nextLong(1L << 32),
              random.nextInt(70_000),
              random.nextInt(65536),
              maybe() ? "mss 65495,sackOK,TS,wscale 10" : "",
              maybe(),
              any(Packet.Probe.values()),
              1_700_000_000_000_000_000L + random.nextLong(100_000_000_000L),
              maybe() ? null : text(),
              maybe() ? null : text(),
              null));
    }
    return packets;
  }

  /** From either version's host, about any two ends. */
  private Packet icmp(List<Endpoint> ends) {
    Endpoint host =
        maybe()
            ? new Endpoint.Inet4(random.nextInt(), 0)
            : new Endpoint.Inet6(random.nextLong(), random.nextLong(), 0, 0);
    Endpoint from = ends.get(random.nextInt(ends.size()));
    Endpoint to = ends.get(random.nextInt(ends.size()));
    IcmpError error =
        new IcmpError(
            random.nextInt(256), random.nextInt(256), random.nextInt(9000), maybe(), from, to);
    long nanos = 1_700_000_000_000_000_000L + random.nextLong(100_000_000_000L);
    return new Packet(host, host, error, random.nextInt(1500), nanos)
        .between(null, maybe() ? null : text());
  }
}
