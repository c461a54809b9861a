package dev.sockstep.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ErrnoTest {

  @Test
  void aNumberFindsItsError() {
    assertThat(Errno.of(111)).contains(Errno.ECONNREFUSED);
    assertThat(Errno.ECONNREFUSED.number()).isEqualTo(111);
    assertThat(Errno.ECONNREFUSED.message()).isEqualTo("Connection refused");
  }

  @Test
  void everyErrorIsFoundByItsOwnNumber() {
    for (Errno errno : Errno.values()) {
      assertThat(Errno.of(errno.number())).contains(errno);
    }
  }

  @Test
  void numbersThatLinuxDoesNotUseFindNothing() {
    int[] unused = {Integer.MIN_VALUE, -1, 0, 41, 58, 134, Integer.MAX_VALUE};
    for (int number : unused) {
      assertThat(Errno.of(number)).as("%d", number).isEmpty();
    }
  }
}
