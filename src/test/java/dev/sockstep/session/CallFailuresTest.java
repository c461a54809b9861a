package dev.sockstep.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.Sandbox;
import dev.sockstep.model.Call;
import dev.sockstep.model.CallError;
import dev.sockstep.model.Endpoint;
import dev.sockstep.model.Failure;
import dev.sockstep.model.Snapshot;
import dev.sockstep.model.SocketKind;
import dev.sockstep.model.Stage;
import dev.sockstep.observe.Diagnosis;
import dev.sockstep.observe.Evidence;
import dev.sockstep.observe.History;
import dev.sockstep.observe.Observer;
import dev.sockstep.observe.catalogue.BindMode;
import dev.sockstep.observe.catalogue.GeneralMode;
import dev.sockstep.observe.catalogue.Mode;
import dev.sockstep.observe.catalogue.OptionMode;
import dev.sockstep.observe.catalogue.SocketMode;
import dev.sockstep.sys.CallResult;
import dev.sockstep.sys.InetConstants;
import dev.sockstep.sys.NativeLibc;
import dev.sockstep.sys.SocketConstants;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Modes of calls with arguments that no verb gives them: the calls are made by hand. */
@Timeout(60)
class CallFailuresTest {
  private static final int SOCK_RAW = 3;
  private static final int SOCK_SEQPACKET = 5;
  private static final int IPPROTO_UDP = 17;
  private static final int SO_PRIORITY = 12;

  private final NativeLibc libc = new NativeLibc();

  /** The modes that are brought about here. */
  static List<Mode> modes() {
    return List.of(
        SocketMode.FAMILY_UNKNOWN,
        SocketMode.TYPE_UNKNOWN,
        SocketMode.PROTOCOL_UNKNOWN,
        SocketMode.SOCKET_FLAGS_UNKNOWN,
        SocketMode.RAW_FORBIDDEN,
        GeneralMode.NOT_A_SOCKET,
        BindMode.ADDRESS_OF_OTHER_FAMILY,
        OptionMode.OPTION_TIME_REFUSED,
        OptionMode.OPTION_FORBIDDEN);
  }

  @Test
  void socketRefusesWhatTheKernelDoesNotKnow() {
    int inet = SocketConstants.AF_INET;
    int stream = SocketConstants.SOCK_STREAM;
    known(SocketMode.FAMILY_UNKNOWN, "socket", libc.socket(4711, stream, 0));
    known(SocketMode.TYPE_UNKNOWN, "socket", libc.socket(inet, SOCK_SEQPACKET, 0));
    known(SocketMode.PROTOCOL_UNKNOWN, "socket", libc.socket(inet, stream, IPPROTO_UDP));
    known(SocketMode.SOCKET_FLAGS_UNKNOWN, "socket", libc.socket(inet, stream | 1 << 20, 0));
  }

  @Test
  void whatTakesAPrivilegeIsForbiddenToAnOrdinaryUser() throws Exception {
    Sandbox.run(
        () -> {
          Sandbox.dropPrivileges();
          CallResult raw = libc.socket(SocketConstants.AF_INET, SOCK_RAW, 1);
          known(SocketMode.RAW_FORBIDDEN, "socket", raw);
          int fd = tcp();
          byte[] seven = ByteBuffer.allocate(4).order(ByteOrder.nativeOrder()).putInt(7).array();
          CallResult set = libc.setsockopt(fd, SocketConstants.SOL_SOCKET, SO_PRIORITY, seven);
          known(OptionMode.OPTION_FORBIDDEN, "setsockopt", set);
          libc.close(fd);
        });
  }

  @Test
  void aTerminalOrAFileIsNoSocket() {
    known(GeneralMode.NOT_A_SOCKET, "listen", libc.listen(2, 1));
  }

  @Test
  void anAddressOfAnotherFamilyDoesNotFit() {
    int fd = tcp();
    Endpoint other = new Endpoint.Inet6(0, 1, 0, 0);
    known(BindMode.ADDRESS_OF_OTHER_FAMILY, "bind", libc.bind(fd, other));
    libc.close(fd);
  }

  @Test
  void aSecondOfMicrosecondsIsNoTime() {
    int fd = tcp();
    byte[] timeval =
        ByteBuffer.allocate(16)
            .order(ByteOrder.nativeOrder())
            .putLong(1)
            .putLong(1_000_000)
            .array();
    CallResult set =
        libc.setsockopt(fd, SocketConstants.SOL_SOCKET, SocketConstants.SO_RCVTIMEO, timeval);
    known(OptionMode.OPTION_TIME_REFUSED, "setsockopt", set);
    libc.close(fd);
  }

  private int tcp() {
    return (int)
        libc.socket(SocketConstants.AF_INET, SocketConstants.SOCK_STREAM, InetConstants.IPPROTO_TCP)
            .value();
  }

  private void known(Mode mode, String name, CallResult result) {
    assertThat(result.failed()).as(mode.id()).isTrue();
    CallError error = CallError.of(result.errno());
    assertThat(mode.facts().errnos()).contains(error.name());
    Call call = new Call(name, name + "(…)", result.value(), error, result.nanos());
    Failure failure =
        Diagnosis.of(
            new Evidence(
                call,
                "s",
                SocketKind.TCP,
                Stage.CREATED,
                Snapshot.GONE,
                Snapshot.GONE,
                null,
                false,
                History.NONE,
                List.of(),
                new Observer(libc).inquiry()));
    assertThat(failure.id()).as(failure.why()).isEqualTo(mode.id());
    assertThat(mode.facts().calls()).contains(name);
  }
}
