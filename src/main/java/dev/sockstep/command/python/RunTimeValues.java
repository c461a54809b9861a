package dev.sockstep.command.python;

import dev.sockstep.command.Name;
import dev.sockstep.command.Ref;
import dev.sockstep.model.Endpoint;

/**
 * What is known only while a program runs. A name that is given to such a value keeps it, whatever
 * becomes of its socket.
 */
public interface RunTimeValues {
  /** Nothing is known yet. */
  RunTimeValues NONE =
      new RunTimeValues() {
        @Override
        public byte[] bytes(Name name) {
          return null;
        }

        @Override
        public String text(Name name) {
          return null;
        }

        @Override
        public Endpoint address(Ref ref) {
          return null;
        }

        @Override
        public String value(Ref ref) {
          return null;
        }

        @Override
        public String hostName() {
          return null;
        }
      };

  /** The bytes that a step received under that name; null when it has none. */
  byte[] bytes(Name name);

  /** The number or text that a step gave that name; null when it has none. */
  String text(Name name);

  /** An address that a socket knows; null when there is none. */
  Endpoint address(Ref ref);

  /** Another value of a socket, as text; null when there is none. */
  String value(Ref ref);

  /** What this machine is called: the nodename of uname(2); null when that is not known. */
  String hostName();
}
