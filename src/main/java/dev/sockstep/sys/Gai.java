package dev.sockstep.sys;

/**
 * {@code <netdb.h>}: the flags and the results of getaddrinfo, under their own names.
 *
 * <p>See <a href="https://man7.org/linux/man-pages/man3/getaddrinfo.3.html">getaddrinfo(3)</a>.
 */
public final class Gai {
  private Gai() {}

  // ai_flags
  public static final int AI_PASSIVE = 0x1;
  public static final int AI_CANONNAME = 0x2;
  public static final int AI_NUMERICHOST = 0x4;
  public static final int AI_V4MAPPED = 0x8;
  public static final int AI_ALL = 0x10;
  public static final int AI_ADDRCONFIG = 0x20;
  public static final int AI_NUMERICSERV = 0x400;

  // results; 0 is success
  public static final int EAI_BADFLAGS = -1;
  public static final int EAI_NONAME = -2;
  public static final int EAI_AGAIN = -3;
  public static final int EAI_FAIL = -4;
  public static final int EAI_NODATA = -5;
  public static final int EAI_FAMILY = -6;
  public static final int EAI_SOCKTYPE = -7;
  public static final int EAI_SERVICE = -8;
  public static final int EAI_ADDRFAMILY = -9;
  public static final int EAI_MEMORY = -10;
  public static final int EAI_SYSTEM = -11;
  public static final int EAI_OVERFLOW = -12;
  public static final int EAI_INPROGRESS = -100;
  public static final int EAI_CANCELED = -101;
  public static final int EAI_NOTCANCELED = -102;
  public static final int EAI_ALLDONE = -103;
  public static final int EAI_INTR = -104;
  public static final int EAI_IDN_ENCODE = -105;

  /**
   * The name of a result of getaddrinfo: {@code EAI_NONAME} for -2.
   *
   * @param code what getaddrinfo returned; a code glibc does not have gives its number as text
   */
  public static String name(int code) {
    return switch (code) {
      case 0 -> "0";
      case EAI_BADFLAGS -> "EAI_BADFLAGS";
      case EAI_NONAME -> "EAI_NONAME";
      case EAI_AGAIN -> "EAI_AGAIN";
      case EAI_FAIL -> "EAI_FAIL";
      case EAI_NODATA -> "EAI_NODATA";
      case EAI_FAMILY -> "EAI_FAMILY";
      case EAI_SOCKTYPE -> "EAI_SOCKTYPE";
      case EAI_SERVICE -> "EAI_SERVICE";
      case EAI_ADDRFAMILY -> "EAI_ADDRFAMILY";
      case EAI_MEMORY -> "EAI_MEMORY";
      case EAI_SYSTEM -> "EAI_SYSTEM";
      case EAI_OVERFLOW -> "EAI_OVERFLOW";
      case EAI_INPROGRESS -> "EAI_INPROGRESS";
      case EAI_CANCELED -> "EAI_CANCELED";
      case EAI_NOTCANCELED -> "EAI_NOTCANCELED";
      case EAI_ALLDONE -> "EAI_ALLDONE";
      case EAI_INTR -> "EAI_INTR";
      case EAI_IDN_ENCODE -> "EAI_IDN_ENCODE";
      default -> Integer.toString(code);
    };
  }
}
