package dev.sockstep.render.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CallTextTest {
  @Test
  void aCommaInWhatIsSentSeparatesNothing() {
    assertThat(
            CallText.arguments("sendto", "sendto(7, \"a, \\\"b, {\"..., 70000, MSG_OOB, \"@x\")"))
        .containsExactly("7", "\"a, \\\"b, {\"...", "70000", "MSG_OOB", "\"@x\"");
  }

  @Test
  void aStructureIsOneArgument() {
    assertThat(
            CallText.arguments(
                "setsockopt", "setsockopt(7, SOL_SOCKET, SO_LINGER, {l_onoff=1, l_linger=0})"))
        .containsExactly("7", "SOL_SOCKET", "SO_LINGER", "{l_onoff=1, l_linger=0}");
  }

  @Test
  void anArrayOfStructuresIsOneArgument() {
    assertThat(
            CallText.arguments(
                "poll", "poll([{fd=7, events=POLLIN}, {fd=8, events=POLLIN}], 2, 300)"))
        .containsExactly("[{fd=7, events=POLLIN}, {fd=8, events=POLLIN}]", "2", "300");
  }

  @Test
  void aCallWithoutArgumentsHasNone() {
    assertThat(CallText.arguments("getpid", "getpid()")).isEmpty();
  }

  @Test
  void aTextThatIsNoCallOfThatNameIsRefused() {
    for (String text : new String[] {"ioctl", "ioctl(7", "fcntl(7)", ""}) {
      assertThatThrownBy(() -> CallText.arguments("ioctl", text))
          .as(text)
          .isInstanceOf(JsonObject.Wrong.class);
    }
  }
}
