package dev.sockstep.observe;

import dev.sockstep.model.Failure;
import dev.sockstep.observe.catalogue.UnixMode;
import java.util.List;
import java.util.Optional;

/** ECONNREFUSED from a Unix socket's name: who has it, and why there is no coming through. */
final class UnixRefusals {
  private UnixRefusals() {}

  static Failure of(Evidence e) {
    Optional<UnixTable.Entry> live = UnixFailures.live(e);
    if (live.isPresent() && live.get().listening()) {
      return shutDown(e, live);
    }
    if (live.isPresent()) {
      return UnixMode.SOCKET_NOT_LISTENING.because(
          "A socket"
              + UnixFailures.whose(e, live)
              + " has the name "
              + e.where()
              + ", but does not listen.",
          List.of("/proc/net/unix lists it, without the flag of a listener"),
          UnixFailures.own(e)
              .map(name -> name + ".listen" + Mends.again(e))
              .orElse("its program must listen"));
    }
    if (UnixFailures.isAbstract(e)) {
      return nameMissing(e);
    }
    return UnixFailures.isSocketFile(e.where())
        ? UnixMode.SERVER_HAS_GONE.because(
            "The file " + e.where() + " is there, but its server has gone and left it.",
            List.of("/proc/net/unix does not list it"),
            "rm " + e.where() + "; then " + Mends.serve(e, e.address()))
        : UnixMode.PATH_NOT_SOCKET.because(
            e.where() + " is there, but it is no socket.",
            "it is " + UnixFailures.fileKind(e.where()));
  }

  private static Failure nameMissing(Evidence e) {
    Optional<UnixTable.Entry> other = UnixTable.named(e.where());
    String owner =
        UnixFailures.bound(e)
            .map(own -> "Your own " + own.name())
            .findFirst()
            .orElse("Another socket");
    return other
        .map(
            entry ->
                UnixMode.NAME_MISSING.because(
                    "No "
                        + e.kind().word()
                        + " socket has the abstract name "
                        + e.where()
                        + ". "
                        + owner
                        + " has it, as "
                        + entry.word()
                        + ": each type has names of its own.",
                    List.of("/proc/net/unix lists it for " + entry.word() + " only"),
                    Mends.serve(e, e.address())))
        .orElseGet(
            () ->
                UnixMode.NAME_MISSING.because(
                    "No socket has the abstract name " + e.where() + ".",
                    List.of("/proc/net/unix does not list it"),
                    Mends.serve(e, e.address())));
  }

  /** A listener refuses once it is shut down for reading (unix_stream_connect). */
  private static Failure shutDown(Evidence e, Optional<UnixTable.Entry> live) {
    Optional<Evidence.Other> own =
        e.others().stream()
            .filter(other -> e.address().equals(other.snapshot().local()))
            .filter(other -> other.shutdownRead() > 0)
            .findFirst();
    List<String> evidence = List.of("/proc/net/unix lists it, with the flag of a listener");
    return own.isEmpty()
        ? UnixMode.SOCKET_NOT_LISTENING.because(
            "A socket"
                + UnixFailures.whose(e, live)
                + " listens on "
                + e.where()
                + ", and yet it refused: it was shut down for reading, or has begun to listen only"
                + " since.",
            evidence,
            Mends.same(e) + "; if it refuses still, its program must make a new listener")
        : UnixMode.SOCKET_NOT_LISTENING.because(
            "Your own "
                + own.get().name()
                + " listens on "
                + e.where()
                + ", but it was shut down for reading (step "
                + own.get().shutdownRead()
                + "): a Unix listener never recovers from that.",
            evidence,
            own.get().name()
                + ".close, then "
                + (UnixFailures.isAbstract(e) ? "" : "rm " + e.where() + ", then ")
                + Mends.serve(e, e.address()));
  }
}
