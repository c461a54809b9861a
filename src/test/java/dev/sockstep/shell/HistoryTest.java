package dev.sockstep.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lines are kept from one session to the next. */
class HistoryTest {
  private static final String UP = "\033OA";
  private static final String CTRL_D = "\004";

  @TempDir Path folder;

  @Test
  void aLineIsFoundAgainByArrowUpInTheNextSession() throws IOException {
    Path file = folder.resolve("history");
    try (TypedShell shell = new TypedShell(Optional.of(file))) {
      shell.enter("first = create");
      shell.enter("send \"a\\r\\n\\x00\"");
      shell.enter("  nonsense");
    }
    assertThat(file).isNotEmptyFile();

    try (TypedShell shell = new TypedShell(Optional.of(file))) {
      shell.press(UP);
      shell.screen.await("the last", seen -> seen.currentRow().endsWith("nonsense"));
      shell.press(UP);
      shell.screen.await(
          "the one before", seen -> seen.currentRow().contains("send \"a\\r\\n\\x00\""));
      shell.press(UP);
      shell.screen.await("the first", seen -> seen.currentRow().contains("› first = create"));
      shell.press("\r");
      shell.screen.await("its card", seen -> seen.currentRow().equals("first created ›"));
    }
  }

  @Test
  void arrowsCountInBothFormsInWhichTerminalsSendThem() throws IOException {
    try (TypedShell shell = new TypedShell()) {
      shell.enter("first = create");
      shell.enter("second = create");
      shell.press("\033[A");
      shell.screen.await("the last", seen -> seen.currentRow().endsWith("second = create"));
      shell.press("\033[A");
      shell.screen.await("the first", seen -> seen.currentRow().endsWith("first = create"));
      shell.press("\033[B\033[D\033[D!\033[C?");
      shell.screen.await(
          "keys in the line", seen -> seen.currentRow().endsWith("second = crea!t?e"));
      shell.press("\025");
    }
  }

  @Test
  void theHistoryIsKeptAlsoWhenTheSessionIsLeftWithBlockedCalls() throws IOException {
    Path file = folder.resolve("history");
    try (TypedShell shell = new TypedShell(Optional.of(file))) {
      shell.enter("srv = create");
      shell.enter("bind 0");
      shell.enter("listen");
      shell.enter("accept");
      shell.press(CTRL_D);
      assertThat(shell.hasEndedWithin(Duration.ofSeconds(5))).isTrue();
    }

    assertThat(file).content().contains("srv = create", "accept");
  }

  @Test
  void aHistoryThatCannotBeReadOrWrittenDoesNoHarm() throws IOException {
    Path inAFile = Files.writeString(folder.resolve("file"), "").resolve("history");
    Path aFolder = Files.createDirectory(folder.resolve("folder"));

    for (Path file : new Path[] {inAFile, aFolder}) {
      findsItsOwnLine(file);
    }
    assertThat(aFolder).isEmptyDirectory();
  }

  @Test
  void aHistoryThatIsNoTextIsPutAside() throws IOException {
    byte[] bytes = {0, -1, -2, '\n', ':', '\n'};
    Path file = Files.write(folder.resolve("history"), bytes);

    findsItsOwnLine(file);

    assertThat(folder.resolve("history.unreadable")).hasBinaryContent(bytes);
    assertThat(file).content().contains("c = create");
  }

  private static void findsItsOwnLine(Path file) throws IOException {
    PrintStream before = System.err;
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
    try (TypedShell shell = new TypedShell(Optional.of(file))) {
      shell.enter("c = create");
      shell.press(UP);
      shell.screen.await("the line", seen -> seen.currentRow().contains("› c = create"));
    } finally {
      System.setErr(before);
    }
    assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
  }
}
