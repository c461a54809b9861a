package dev.sockstep.session;

import dev.sockstep.model.Call;
import dev.sockstep.model.Endpoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What the calls of one attempt gave besides their return values. */
final class Gains {
  /** Received bytes; null when nothing was received. */
  byte[] bytes;

  /** The descriptor of the socket made; -1 when none was. */
  int fd = -1;

  /** The descriptor of the second socket of a pair; -1 when none was made. */
  int second = -1;

  /** Who sent what recvfrom took; null where the kernel named no one. */
  Endpoint from;

  /** The sockets that poll was asked about, and what it said of each; null when it was not. */
  List<Polled> polled;

  short[] revents;

  /** The address that connect or bind was given, or accept's peer; null when there was none. */
  Endpoint address;

  /** The name that was resolved; null when there was none. */
  String name;

  /** The addresses of that name, in the resolver's order. */
  List<Endpoint> resolved = List.of();

  /** How long poll waited in vain for a socket that has a timeout; null where it did not. */
  Duration timedOut;

  /** The call that has failed, where a later one told; null where the last call tells itself. */
  Call concluded;

  /** What a step's result is besides bytes and the call's return value; null when it is those. */
  String value;

  final List<String> notes = new ArrayList<>(0);
}
