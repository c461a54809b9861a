package dev.sockstep.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.Needs;
import dev.sockstep.command.Command.Feedback;
import dev.sockstep.command.Command.Notation;
import dev.sockstep.model.Endpoint;
import dev.sockstep.model.Errno;
import dev.sockstep.model.Route;
import dev.sockstep.model.StepReport;
import dev.sockstep.model.Way;
import dev.sockstep.render.Glyphs;
import dev.sockstep.render.Look;
import dev.sockstep.render.TextRenderer;
import java.io.FileInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What connect tells of the way that it took. */
class WayTest {
  private static final Look LOOK =
      new Look(200, false, Glyphs.UNICODE, Feedback.NORMAL, Notation.PYTHON, false);

  @Test
  void aConnectTellsItsRouteItsSourceAndWhereThePortIsFrom() throws Exception {
    String[] range;
    // In one read, for the kernel gives such a file only from its start.
    try (FileInputStream file = new FileInputStream("/proc/sys/net/ipv4/ip_local_port_range")) {
      range = new String(file.readNBytes(100), StandardCharsets.US_ASCII).strip().split("\\s+");
    }
    try (Live live = new Live()) {
      live.listening().done("c = create");
      Way way = live.done("c.connect $srv").way();

      assertThat(way.route())
          .isEqualTo(new Route("127.0.0.1", "local", "lo", null, "127.0.0.1", null));
      assertThat(way.chosen()).isTrue();
      assertThat(way.port()).isEqualTo(live.port("c"));
      assertThat(way.lowest()).isEqualTo(Integer.parseInt(range[0]));
      assertThat(way.highest()).isEqualTo(Integer.parseInt(range[1]));
    }
  }

  @Test
  void theCardSaysOnceThatTheKernelChoseThePort() {
    try (Live live = new Live()) {
      live.listening().all("c = create", "d = create");
      String first = TextRenderer.render(live.done("c.connect $srv"), LOOK);
      assertThat(first).contains("the kernel's to choose").doesNotContain("chosen by the kernel");
      String second = TextRenderer.render(live.done("d.connect $srv"), LOOK);
      assertThat(second).contains("chosen by the kernel").doesNotContain("the kernel's to choose");
    }
  }

  @Test
  void onlyTheFirstConnectToAHostIsNews() {
    try (Live live = new Live()) {
      live.listening().all("c = create", "d = create", "e = create");
      assertThat(live.done("c.connect $srv").way().first()).isTrue();
      assertThat(live.done("d.connect $srv").way().first()).isFalse();
      assertThat(live.fails("e.connect 127.0.0.3 1", Errno.ECONNREFUSED).way().first()).isTrue();
    }
  }

  @Test
  void aPortThatWasBoundIsNotTheKernelsChoice() {
    try (Live live = new Live()) {
      live.listening().all("c = create", "c.bind 127.0.0.7 0");
      Way way = live.done("c.connect $srv").way();

      assertThat(way.chosen()).isFalse();
      assertThat(way.port()).isEqualTo(live.port("c"));
      assertThat(way.route().source()).isEqualTo("127.0.0.7");
    }
  }

  @Test
  void thePortLeftByAConnectThatFailedIsNotThatOfTheNext() {
    try (Live live = new Live()) {
      live.listening().done("c = create");
      live.fails("c.connect 127.0.0.1 1", Errno.ECONNREFUSED);
      Way way = live.done("c.connect $srv").way();

      assertThat(way.chosen()).isTrue();
      assertThat(way.port()).isEqualTo(live.port("c"));
    }
  }

  @Test
  void aNameTellsItsAddresses() {
    try (Live live = new Live()) {
      live.listening().done("c = create");
      Way way = live.done("c.connect localhost $srv.port").way();

      assertThat(way.name()).isEqualTo("localhost");
      assertThat(way.resolved()).contains(new Endpoint.Inet4(0x7f000001, live.port("srv")));
    }
  }

  @Test
  void unixSocketsAndOtherCallsHaveNoWay() {
    try (Live live = new Live()) {
      live.all("srv = create unix", "srv.bind @way-test", "srv.listen", "c = create unix");
      StepReport connect = live.done("c.connect @way-test");
      assertThat(connect.way()).isNull();
      assertThat(live.done("c.send \"x\"").way()).isNull();
    }
  }

  @Test
  void aDualStackSocketIsRoutedByTheProtocolOnTheWire() {
    try (Live live = new Live()) {
      live.listening().done("c = create --ipv6");
      Way way = live.done("c.connect ::ffff:127.0.0.1 $srv.port").way();
      assertThat(way.route().destination()).isEqualTo("127.0.0.1");
      assertThat(way.route().device()).isEqualTo("lo");
    }
  }

  @Test
  void anUnspecifiedAddressIsRoutedAsTheOneThatTheKernelTakesForIt() {
    try (Live live = new Live()) {
      live.all("s = create", "s.bind 0.0.0.0 0", "s.listen", "c = create");
      Way way = live.done("c.connect 0.0.0.0 " + live.port("s")).way();
      assertThat(way.route())
          .isEqualTo(new Route("127.0.0.1", "local", "lo", null, "127.0.0.1", null));
    }
  }

  @Test
  void anUnspecifiedAddressOfIpv6IsItsLoopback() {
    Needs.ipv6Loopback();
    try (Live live = new Live()) {
      live.all("s = create --ipv6", "s.bind :: 0", "s.listen", "j = create --ipv6");
      Way way = live.done("j.connect :: " + live.port("s")).way();
      assertThat(way.route()).isEqualTo(new Route("::1", "local", "lo", null, "::1", null));

      live.all("u = create udp --ipv6");
      assertThat(live.done("u.connect :: 9").way().route().destination()).isEqualTo("::1");
    }
  }
}
