package dev.sockstep.model;

import java.util.Locale;
import java.util.Optional;

/**
 * The kernel's TCP states, numbered as {@code tcpi_state} gives them (include/net/tcp_states.h in
 * Linux) and named as RFC 9293 section 3.3.2 does where the two agree.
 */
public enum TcpState {
  ESTABLISHED(1),
  SYN_SENT(2),
  SYN_RECV(3),
  FIN_WAIT_1(4),
  FIN_WAIT_2(5),
  TIME_WAIT(6),
  CLOSE(7),
  CLOSE_WAIT(8),
  LAST_ACK(9),
  LISTEN(10),
  CLOSING(11),
  NEW_SYN_RECV(12);

  private static final TcpState[] BY_NUMBER = new TcpState[13];

  static {
    for (TcpState state : values()) {
      BY_NUMBER[state.number] = state;
    }
  }

  private final int number;

  TcpState(int number) {
    this.number = number;
  }

  /** The kernel's number for the state, 1 to 12. */
  public int number() {
    return number;
  }

  /** The state of that number; empty for a number that this program does not know. */
  public static Optional<TcpState> of(int number) {
    return number > 0 && number < BY_NUMBER.length
        ? Optional.of(BY_NUMBER[number])
        : Optional.empty();
  }

  /**
   * The state of that name, in any of the spellings in use: {@code FIN_WAIT_2} (here), {@code
   * FIN_WAIT2} (kernel), {@code FIN-WAIT-2} (RFC 9293 and ss), {@code ESTAB} (ss).
   */
  public static Optional<TcpState> named(String word) {
    String plain = plain(word);
    for (TcpState state : values()) {
      if (plain(state.name()).equals(plain)) {
        return Optional.of(state);
      }
    }
    return switch (plain) {
      case "ESTAB" -> Optional.of(ESTABLISHED);
      case "CLOSED", "UNCONN" -> Optional.of(CLOSE);
      case "SYNRECEIVED" -> Optional.of(SYN_RECV);
      default -> Optional.empty();
    };
  }

  /**
   * Whether one step of RFC 9293 section 3.3.2 leads from this state to that one. A reset, or a
   * timer that gives up, leads from any state to CLOSE.
   */
  public boolean leadsTo(TcpState next) {
    return next == CLOSE
        || switch (this) {
          case CLOSE -> next == LISTEN || next == SYN_SENT;
          case LISTEN -> next == SYN_RECV || next == NEW_SYN_RECV;
          case SYN_SENT -> next == ESTABLISHED || next == SYN_RECV;
          case NEW_SYN_RECV -> next == SYN_RECV;
          case SYN_RECV -> next == ESTABLISHED || next == FIN_WAIT_1;
          case ESTABLISHED -> next == FIN_WAIT_1 || next == CLOSE_WAIT;
          case FIN_WAIT_1 -> next == FIN_WAIT_2 || next == CLOSING || next == TIME_WAIT;
          case FIN_WAIT_2, CLOSING -> next == TIME_WAIT;
          case CLOSE_WAIT -> next == LAST_ACK;
          case LAST_ACK, TIME_WAIT -> false;
        };
  }

  /** Whether the peer's FIN has come (RFC 9293 section 3.3.2). */
  public boolean hasReceivedFin() {
    return switch (this) {
      case CLOSE_WAIT, CLOSING, LAST_ACK, TIME_WAIT -> true;
      case LISTEN, SYN_SENT, SYN_RECV, NEW_SYN_RECV, ESTABLISHED -> false;
      case FIN_WAIT_1, FIN_WAIT_2, CLOSE -> false;
    };
  }

  private static String plain(String word) {
    return word.toUpperCase(Locale.ROOT).replace("_", "").replace("-", "");
  }
}
