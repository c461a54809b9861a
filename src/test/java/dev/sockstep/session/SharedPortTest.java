package dev.sockstep.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.model.Change;
import dev.sockstep.model.Errno;
import dev.sockstep.model.SocketView;
import dev.sockstep.model.StepReport;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Sockets that share a port with SO_REUSEPORT or, of datagrams, SO_REUSEADDR. */
@Timeout(60)
class SharedPortTest {
  private final Live live = new Live();

  @AfterEach
  void close() {
    live.close();
  }

  @Test
  void whoWaitsIsListedWithTheListenerInWhoseQueueItIs() {
    live.all("a = create", "a.setopt SO_REUSEPORT on", "a.bind 0", "a.listen");
    live.all("b = create", "b.setopt SO_REUSEPORT on", "b.bind $a", "b.listen");
    live.all("c = create", "c.connect $a");
    String with = live.value("a.acceptq").equals("1") ? "a" : "b";

    StepReport listed = live.done("sockets");
    assertThat(listed.sockets().stream().map(SocketView::name).filter(n -> n.startsWith("at ")))
        .containsExactly("at " + with);
  }

  @Test
  void whoWaitsIsListedOnceWhereSeveralListenersHaveSomeoneWaiting() {
    live.all("a = create", "a.setopt SO_REUSEPORT on", "a.bind 127.0.0.1 0", "a.listen");
    live.all("b = create", "b.setopt SO_REUSEPORT on", "b.bind $a", "b.listen");
    List<String> taken = new ArrayList<>();
    for (int i = 0; i < 200 && !taken.containsAll(List.of("a", "b")); i++) {
      live.done("c" + i + " = create");
      StepReport connect = live.done("c" + i + ".connect $a");
      connect.changes().stream()
          .filter(change -> change.what() == Change.Property.ACCEPTQ)
          .forEach(change -> taken.add(change.socket()));
    }

    List<SocketView> waiting =
        live.done("sockets").sockets().stream()
            .filter(view -> view.name().startsWith("at "))
            .toList();
    assertThat(waiting)
        .as("each connection once")
        .hasSize(taken.size())
        .extracting(view -> view.snapshot().peer())
        .doesNotHaveDuplicates();
    if (live.done("wire").ladder() != null) {
      assertThat(waiting)
          .extracting(SocketView::name)
          .containsExactlyInAnyOrderElementsOf(taken.stream().map(one -> "at " + one).toList());
    } else {
      assertThat(waiting).extracting(SocketView::name).containsOnly("at a or b");
    }
  }

  @Test
  void theOptionThatHelpsIsTheOneThatTheOthersHave() {
    live.all("a = create", "a.setopt SO_REUSEPORT on", "a.bind 0", "a.listen", "b = create");
    assertThat(live.fails("b.bind $a", Errno.EADDRINUSE).failure().attempt())
        .startsWith("b.setopt SO_REUSEPORT on, then b.bind " + address("a") + " again; or ");
    live.all("b.setopt SO_REUSEPORT on", "b.bind $a", "b.listen");

    live.all("u = create udp", "u.setopt SO_REUSEADDR on", "u.bind 0", "w = create udp");
    assertThat(live.fails("w.bind $u", Errno.EADDRINUSE).failure().attempt())
        .startsWith("w.setopt SO_REUSEADDR on, then w.bind " + address("u") + " again; or ");
    live.all("w.setopt SO_REUSEADDR on", "w.bind $u");
    live.done("x = create udp");
    live.done("u.setopt SO_REUSEADDR off");
    assertThat(live.fails("x.bind $u", Errno.EADDRINUSE).failure().attempt())
        .startsWith("u.close, w.close, then x.bind " + address("u") + " again; or ");
  }

  private String address(String socket) {
    return live.value(socket + ".host") + " " + live.port(socket);
  }
}
