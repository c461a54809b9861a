package dev.sockstep.session;

import dev.sockstep.model.Endpoint;

/** Where bind or connect go: an address, or a name that has yet to be resolved. */
sealed interface Target {
  record Direct(Endpoint endpoint) implements Target {}

  record Resolve(String host, int port) implements Target {}
}
