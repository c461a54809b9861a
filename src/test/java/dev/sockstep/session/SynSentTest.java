package dev.sockstep.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.Needs;
import dev.sockstep.model.Endpoint;
import dev.sockstep.model.Errno;
import dev.sockstep.model.Inspection;
import dev.sockstep.model.SocketView;
import dev.sockstep.model.StepReport;
import dev.sockstep.model.TcpState;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Before the handshake is done getpeername(2) names no peer; the kernel has one, and ss names it.
 */
@Timeout(60)
class SynSentTest {
  private final Live live = new Live();

  @AfterEach
  void close() {
    live.close();
  }

  @Test
  void itsPeerIsThatOfSs() throws Exception {
    Needs.program("ss", "iproute2");
    live.run("p = peer full");
    live.all("g = create", "g.block off");
    live.fails("g.connect $p", Errno.EINPROGRESS);
    live.expect("g.state == SYN_SENT");

    StepReport list = live.done("sockets");
    SocketView g =
        list.sockets().stream().filter(each -> each.name().equals("g")).findFirst().orElseThrow();
    assertThat(g.snapshot().state()).isEqualTo(TcpState.SYN_SENT);
    assertThat(g.snapshot().peer()).isNotNull();
    assertThat(ss(g.snapshot().local())).containsExactly(g.snapshot().peer().text());

    SocketView inspected = ((Inspection) live.done("g.inspect").view()).socket();
    assertThat(inspected.snapshot().peer()).isEqualTo(g.snapshot().peer());
    assertThat(live.fails("g.getpeername", Errno.ENOTCONN).call().name()).isEqualTo("getpeername");
  }

  /** The peers of the sockets in SYN_SENT with that local address. */
  private static List<String> ss(Endpoint local) throws Exception {
    Process ss =
        new ProcessBuilder("ss", "-Htn", "state", "syn-sent", "sport", "=", ":" + local.port())
            .redirectErrorStream(true)
            .start();
    String said = new String(ss.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(ss.waitFor()).as(said).isZero();
    return said.lines().map(line -> line.strip().split(" +")[3]).toList();
  }
}
