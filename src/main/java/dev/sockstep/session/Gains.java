package dev.sockstep.session;

import dev.sockstep.model.Endpoint;
import java.util.ArrayList;
import java.util.List;

/** What the calls of one attempt gave besides their return values. */
final class Gains {
  /** Received bytes; null when nothing was received. */
  byte[] bytes;

  /** The descriptor of the socket made; -1 when none was. */
  int fd = -1;

  /** The address that connect or bind was given, or accept's peer; null when there was none. */
  Endpoint address;

  /** The name that was resolved; null when there was none. */
  String name;

  /** The addresses of that name, in the resolver's order. */
  List<Endpoint> resolved = List.of();

  final List<String> notes = new ArrayList<>(0);
}
