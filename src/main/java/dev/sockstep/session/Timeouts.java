package dev.sockstep.session;

import dev.sockstep.command.Literals;
import dev.sockstep.model.Failure;
import java.time.Duration;
import java.util.List;

/** Why a call on a socket with a timeout was not made. */
final class Timeouts {
  private Timeouts() {}

  static Failure failure(String verb, SessionSocket socket, Duration limit) {
    String name = socket.name;
    String why =
        switch (verb) {
          case "accept" -> "no connection came to " + name;
          case "connect" -> "the handshake was not done";
          case "recv", "recvfrom", "peek" -> "nothing came to " + name;
          default -> name + " was never ready to send";
        };
    return new Failure(
        "timed out",
        "In " + Literals.text(limit) + " " + why + "; " + verb + " was not called again.",
        List.of(
            "poll returned 0: the time was up",
            "the limit is yours (timeout), and no error of the connection"),
        name + ".timeout off, or wait for the other end and try again");
  }
}
