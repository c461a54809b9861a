package dev.sockstep.command;

import java.util.Optional;

/**
 * A multicast group on an interface, as {@code join} names it.
 *
 * @param address the group's address, as written
 * @param device the interface: its name, its number, or for IPv4 an address it has; empty for the
 *     kernel's choice
 */
public record Group(Host.Named address, Optional<Word> device) {
  @Override
  public String toString() {
    return address + device.map(word -> " " + word.text()).orElse("");
  }
}
