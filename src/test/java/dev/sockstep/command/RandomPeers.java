package dev.sockstep.command;

import dev.sockstep.model.PeerKind;
import java.time.Duration;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Random lines about peers. */
final class RandomPeers {
  private RandomPeers() {}

  /** Only a peer that is started can be given a name. */
  static Arbitrary<Line> lines() {
    Arbitrary<PeerAction> others =
        Arbitraries.oneOf(
            Arbitraries.just(new PeerAction.Show()),
            RandomValues.names().optional().map(PeerAction.Stop::new));
    return Arbitraries.oneOf(
        Combinators.combine(RandomValues.names().optional(), started())
            .as((name, action) -> new Line(name, Optional.empty(), new Command.Peer(action))),
        others.map(
            action -> new Line(Optional.empty(), Optional.empty(), new Command.Peer(action))));
  }

  private static Arbitrary<PeerAction> started() {
    Arbitrary<Optional<Address>> ports =
        RandomValues.numbers(0, 65535)
            .<Address>map(port -> new Address.HostPort(new Host.Loopback(), port, 1))
            .optional();
    return Combinators.combine(
            Arbitraries.of(PeerKind.values()), RandomValues.flags(), RandomValues.flags())
        .as(PeerForm::new)
        .filter(form -> form.kind.can(form.client, form.udp))
        .flatMap(
            form ->
                manners(form)
                    .flatMap(
                        manner ->
                            form.client
                                ? RandomValues.addresses()
                                    .filter(RandomPeers::isNoOption)
                                    .map(to -> new PeerAction.Call(form.kind, manner, to))
                                : ports.map(
                                    port -> new PeerAction.Serve(form.kind, manner, port))));
  }

  private record PeerForm(PeerKind kind, boolean client, boolean udp) {}

  private static Arbitrary<PeerAction.Manner> manners(PeerForm form) {
    Arbitrary<Optional<Duration>> every =
        form.kind.isPaced()
            ? RandomValues.durations().filter(time -> !time.isZero()).optional()
            : RandomValues.none();
    Arbitrary<Boolean> atOnce =
        form.kind == PeerKind.RESET ? RandomValues.flags() : Arbitraries.just(Boolean.FALSE);
    return Combinators.combine(RandomValues.flags(), every, atOnce)
        .as((inet6, time, now) -> new PeerAction.Manner(form.udp, inet6, time, now));
  }

  /** A host of that name would be read as an option: no host has it. */
  private static boolean isNoOption(Address address) {
    String first = address.toString().split(" ")[0];
    return !first.startsWith("-") && !first.equals("udp") && !first.equals("tcp");
  }
}
