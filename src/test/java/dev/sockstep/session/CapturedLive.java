package dev.sockstep.session;

import dev.sockstep.Needs;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** A session for each test, whose packets are captured. */
abstract class CapturedLive {
  Live live;

  @BeforeAll
  static void need() {
    Needs.capture();
  }

  @BeforeEach
  void open() {
    live = new Live();
  }

  @AfterEach
  void close() {
    live.close();
  }
}
