package dev.sockstep.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.model.Errno;
import dev.sockstep.model.Station;
import dev.sockstep.model.Track.Role;
import dev.sockstep.model.Tracks;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How far each socket has come, whatever became of it. */
@Timeout(60)
class TrackTest {
  private final Live live = new Live();

  @AfterEach
  void close() {
    live.close();
  }

  @Test
  void beforeTheFirstSocketThereIsNoTrack() {
    assertThat(tracks()).isEmpty();
  }

  @Test
  void everySocketHasOneInTheOrderThatTheyWereMade() {
    live.connected().all("c.send \"x\"", "a.recv 1");

    assertThat(tracks()).extracting(of -> of.socket().name()).containsExactly("srv", "c", "a");
    assertAt(0, Role.SERVER, Station.ACCEPT, null, null);
    assertAt(1, Role.CLIENT, Station.SEND, null, null);
    assertAt(2, Role.SERVER, Station.RECV, null, null);
  }

  @Test
  void theFurthestStationIsNotTheLatest() {
    live.connected().all("c.send \"x\"", "a.recv 1", "a.send \"y\"");
    assertAt(2, Role.SERVER, Station.RECV, null, null);
  }

  @Test
  void aFailedCallLeavesTheFurthestStationAndNamesTheErrno() {
    live.all("c = create");
    live.fails("c.connect 127.0.0.1 1", Errno.ECONNREFUSED);
    assertAt(0, Role.CLIENT, Station.CREATE, Station.CONNECT, "ECONNREFUSED");
  }

  @Test
  void aCallThatGoesWellLaterTakesTheFailureBack() {
    live.connected();
    live.done("c.block off");
    live.fails("c.recv 1", Errno.EAGAIN);
    assertAt(1, Role.CLIENT, Station.CONNECT, Station.RECV, "EAGAIN");

    live.all("c.send \"x\"");
    assertAt(1, Role.CLIENT, Station.SEND, null, null);
  }

  @Test
  void aBlockedCallIsTriedAndItsEndReachesTheStation() {
    live.listening();
    var accept = live.blocks("a = srv.accept");
    assertAt(0, Role.SERVER, Station.LISTEN, Station.ACCEPT, null);
    assertThat(tracks().getFirst().socket().blockedIn()).isEqualTo("accept");

    live.all("c = create", "c.connect $srv");
    live.end(accept);
    assertAt(0, Role.SERVER, Station.ACCEPT, null, null);
  }

  @Test
  void aClosedSocketHasComeToTheEnd() {
    live.connected().all("c.close");
    assertAt(1, Role.CLIENT, Station.CLOSE, null, null);
    live.fails("c.send \"x\"", Errno.EBADF);
    assertAt(1, Role.CLIENT, Station.CLOSE, Station.SEND, "EBADF");
  }

  private List<Tracks.Of> tracks() {
    return ((Tracks) live.done("track").view()).sockets();
  }

  private void assertAt(int index, Role role, Station furthest, Station tried, String errno) {
    Tracks.Of of = tracks().get(index);
    assertThat(of).isEqualTo(new Tracks.Of(of.socket(), role, furthest, tried, errno));
  }
}
