package dev.sockstep.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.Needs;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;

/** Chromium without a screen, in a network namespace that has no network. */
final class Browser {
  private static final String PROGRAM = "chromium-headless-shell";

  private final Path folder;

  /**
   * @param folder for its profile and what it makes
   */
  Browser(Path folder) throws Exception {
    Needs.program(PROGRAM, "Chromium without a screen");
    Needs.program("unshare", "unshare");
    Needs.that(
        new ProcessBuilder("unshare", "-rn", "true").start().waitFor() == 0,
        "the right to make user and network namespaces");
    this.folder = folder;
  }

  /** What it made of a page, and the lines that it wrote into its console. */
  record Seen(String dom, List<String> console) {}

  /** Opens a page, runs what runs in it, and gives its elements as they are then. */
  Seen open(Path page) throws Exception {
    Path out = Files.createTempFile(folder, "dom", ".html");
    String log = run(page, out, "--dump-dom", "--enable-logging=stderr", "--log-level=0");
    List<String> console = log.lines().filter(line -> line.contains(":CONSOLE:")).toList();
    return new Seen(Files.readString(out), console);
  }

  BufferedImage picture(Path page, int width, int height, boolean dark) throws Exception {
    Path picture = Files.createTempFile(folder, "page", ".png");
    run(
        page,
        Path.of("/dev/null"),
        "--window-size=" + width + "," + height,
        "--blink-settings=preferredColorScheme=" + (dark ? 0 : 1),
        "--hide-scrollbars",
        "--screenshot=" + picture);
    return ImageIO.read(picture.toFile());
  }

  /** The page as PDF; its objects, but not their streams, are plain text. */
  String print(Path page) throws Exception {
    Path printed = Files.createTempFile(folder, "page", ".pdf");
    run(page, Path.of("/dev/null"), "--no-pdf-header-footer", "--print-to-pdf=" + printed);
    return new String(Files.readAllBytes(printed), java.nio.charset.StandardCharsets.ISO_8859_1);
  }

  private String run(Path page, Path out, String... options) throws Exception {
    List<String> command = new ArrayList<>(List.of("unshare", "-rn", PROGRAM));
    // Its sandbox and its own namespaces are not to be had for root, nor inside another's.
    command.addAll(
        List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--user-data-dir=" + Files.createTempDirectory(folder, "user")));
    command.addAll(List.of(options));
    command.add(page.toUri().toString());
    Path log = Files.createTempFile(folder, "browser", ".log");
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(log.toFile())
            .start();
    process.getOutputStream().close();
    boolean ended = process.waitFor(40, TimeUnit.SECONDS);
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    String said = Files.readString(log, UTF_8);
    assertThat(ended).as("it has ended: " + said).isTrue();
    assertThat(process.exitValue()).as(said).isZero();
    return said;
  }
}
