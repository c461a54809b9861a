package dev.sockstep.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.lesson.Lesson;
import dev.sockstep.lesson.LessonFiles;
import dev.sockstep.session.Confinement;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A lesson at the front of a class, by the keys of the instructor. */
class PresenterTest {
  private static final String PAGE_DOWN = "\033[6~";
  private static final String PAGE_UP = "\033[5~";

  private final LinkedBlockingQueue<Boolean> keys = new LinkedBlockingQueue<>();

  private TypedShell replay(Optional<Duration> pace) throws IOException {
    Lesson lesson = LessonFiles.read(Path.of("lessons", "both-lives.md")).lesson();
    Confinement confinement = Confinement.lesson(Set.of(), false);
    return new TypedShell(
        new Presenter.Show(lesson, confinement, List.of(), pace, time -> pressed(time)));
  }

  /** A key that the test presses while the lesson goes on by itself. */
  private boolean pressed(Duration time) {
    try {
      return keys.poll(time.toMillis(), TimeUnit.MILLISECONDS) != null;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Waits until the text is there, and a line can be typed. */
  private static void see(TypedShell shell, String text) {
    shell.screen.await(text, seen -> seen.text().contains(text) && shell.isPrompting());
  }

  @Test
  void spaceAndAPresentersClickerTurnThePages() throws IOException {
    try (TypedShell shell = replay(Optional.empty())) {
      see(shell, "Enter, space or page down");
      shell.press(" ");
      see(shell, "Every conversation over TCP");
      shell.press(PAGE_DOWN);
      see(shell, "asks the kernel for a socket.");
      shell.press("\r");
      see(shell, "sockstep › srv = create");
      see(shell, "socket(AF_INET, SOCK_STREAM, 0)");
      shell.press(PAGE_UP);
      see(shell, "shown before: Enter leads forward");
      see(shell, "Every conversation over TCP");
      shell.press(" ");
      see(shell, "The server gets ready   2/7");
      assertThat(shell.screen.text()).contains("socket(AF_INET");
    }
  }

  @Test
  void aSpaceInALineIsASpace() throws IOException {
    try (TypedShell shell = replay(Optional.empty())) {
      see(shell, "Enter, space or page down");
      shell.press("x = create udp");
      see(shell, "› x = create udp");
      shell.press("\r");
      see(shell, "off the lesson: Enter or resume leads back");
      see(shell, "SOCK_DGRAM");
      see(shell, "x created ›");
      shell.press("crate\r");
      see(shell, "did you mean");
      shell.press("resume\r");
      see(shell, "Enter, space or page down");
      assertThat(shell.screen.text()).doesNotContain("SOCK_DGRAM");
    }
  }

  @Test
  void aLateEndIsToldAndStaysOnThePage() throws IOException {
    try (TypedShell shell = replay(Optional.empty())) {
      see(shell, "Enter, space or page down");
      shell.press("u = create udp\r");
      see(shell, "u created ›");
      shell.press("u.bind 0\r");
      see(shell, "u bound ›");
      shell.press("u.recv 10\r");
      see(shell, "u bound, in recv ›");
      shell.press("\003");
      see(shell, "EINTR");
      shell.press("resume\r");
      see(shell, "Enter, space or page down");
      shell.press("back\r");
      see(shell, "EINTR");
    }
  }

  @Test
  void autoGoesOnByItselfUntilAKeyPausesIt() throws IOException {
    keys.add(true);
    try (TypedShell shell = replay(Optional.of(Duration.ofMillis(1)))) {
      see(shell, "Paused. Enter goes on step by step");
      shell.press("resume\r");
      see(shell, "Its sockets are closed.");
    }
  }
}
