package dev.sockstep.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.model.Call;
import org.junit.jupiter.api.Test;

class ArgumentsTest {
  private static Call call(String text) {
    return new Call("call", text, -1L, null, 0);
  }

  @Test
  void aCommaInWhatIsSentSeparatesNothing() {
    assertThat(Arguments.of(call("sendto(7, \"a, \\\"b, {\"..., 70000, MSG_OOB, \"@x\")")))
        .containsExactly("7", "\"a, \\\"b, {\"...", "70000", "MSG_OOB", "\"@x\"");
  }

  @Test
  void aStructureIsOneArgument() {
    assertThat(Arguments.of(call("setsockopt(7, SOL_SOCKET, SO_LINGER, {l_onoff=1, l_linger=0})")))
        .containsExactly("7", "SOL_SOCKET", "SO_LINGER", "{l_onoff=1, l_linger=0}");
  }

  @Test
  void aTextThatIsNoCallHasNone() {
    assertThat(Arguments.of(call("ioctl"))).isEmpty();
  }
}
