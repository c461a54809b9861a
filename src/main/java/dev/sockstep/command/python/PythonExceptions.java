package dev.sockstep.command.python;

import dev.sockstep.model.CallError;
import dev.sockstep.model.Errno;

/** The exceptions that CPython raises for failed calls (Built-in Exceptions, PEP 3151). */
public final class PythonExceptions {
  private PythonExceptions() {}

  /** The last line of the traceback. */
  public static String of(CallError error) {
    String name =
        Errno.of(error.number())
            .map(PythonExceptions::type)
            .orElse(error.name().startsWith("EAI_") ? "socket.gaierror" : "OSError");
    return name + ": [Errno " + error.number() + "] " + error.message();
  }

  /** What a call raises whose time ({@code settimeout}) was up. */
  public static String timeout() {
    return "TimeoutError: timed out";
  }

  private static String type(Errno errno) {
    return switch (errno) {
      case EAGAIN, EALREADY, EINPROGRESS -> "BlockingIOError";
      case EPIPE, ESHUTDOWN -> "BrokenPipeError";
      case ECONNABORTED -> "ConnectionAbortedError";
      case ECONNREFUSED -> "ConnectionRefusedError";
      case ECONNRESET -> "ConnectionResetError";
      case EEXIST -> "FileExistsError";
      case ENOENT -> "FileNotFoundError";
      case EINTR -> "InterruptedError";
      case EISDIR -> "IsADirectoryError";
      case ENOTDIR -> "NotADirectoryError";
      case EACCES, EPERM -> "PermissionError";
      case ESRCH -> "ProcessLookupError";
      case ETIMEDOUT -> "TimeoutError";
      default -> "OSError";
    };
  }
}
