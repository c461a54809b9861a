package dev.sockstep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The launcher starts the program from anywhere, on a machine without Java. */
@Timeout(60)
class LauncherIT {
  private static final String SCRIPT = "a = create\na.close\n";

  @TempDir Path folder;

  private static void assertRuns(Sockstep program) throws Exception {
    Ended ended = program.input(SCRIPT).run();
    assertThat(ended.err()).isEmpty();
    assertThat(ended.status()).isZero();
    assertThat(ended.step("a.close").result()).isEqualTo("0");
  }

  @Test
  void itIsFoundThroughAChainOfSymbolicLinks() throws Exception {
    Path here = Files.createDirectories(folder.resolve("with a space"));
    Path absolute = Files.createSymbolicLink(here.resolve("absolute"), Sockstep.launcher());
    Files.createSymbolicLink(here.resolve("relative"), Path.of("absolute"));
    Path last = Files.createSymbolicLink(folder.resolve("last"), Path.of("with a space/relative"));

    assertRuns(Sockstep.at(absolute, "--json"));
    assertRuns(Sockstep.at(last, "--json"));
    assertRuns(Sockstep.at(Path.of("./last"), "--json").in(folder));
  }

  @Test
  void itIsFoundOnThePathFromAnotherFolder() throws Exception {
    String path = Sockstep.launcher().getParent() + ":/usr/bin:/bin";

    assertRuns(
        Sockstep.at(Path.of("sh"), "-c", "cd /; exec sockstep --json").variable("PATH", path));
  }

  @Test
  void aCopyRunsFromAFolderWithSpacesInItsName() throws Exception {
    Path copy = folder.resolve("my own  copy");
    copy(Sockstep.image(), copy);

    assertRuns(Sockstep.at(copy.resolve("bin/sockstep"), "--json").in(folder));
  }

  /** The AOT cache leaves out classes before Java 6: each start would read and verify them. */
  @Test
  void noClassOfTheImageIsTooOldForTheCache() throws Exception {
    List<String> old = new ArrayList<>();
    int classes = 0;
    for (Path path : jars()) {
      try (JarFile jar = new JarFile(path.toFile())) {
        for (JarEntry entry : Collections.list(jar.entries())) {
          if (entry.getName().endsWith(".class")) {
            classes++;
            if (version(jar.getInputStream(entry)) < ClassFile.JAVA_6_VERSION) {
              old.add(path.getFileName() + " " + entry.getName());
            }
          }
        }
      }
    }

    assertThat(classes).isGreaterThan(1000);
    assertThat(old).isEmpty();
  }

  private static List<Path> jars() throws IOException {
    try (Stream<Path> files = Files.list(Sockstep.image().resolve("lib"))) {
      return files.filter(file -> file.toString().endsWith(".jar")).toList();
    }
  }

  /** JVMS 4.1: behind the magic number stands the minor version, then the major one. */
  private static int version(InputStream file) throws IOException {
    try (DataInputStream data = new DataInputStream(file)) {
      data.readInt();
      data.readUnsignedShort();
      return data.readUnsignedShort();
    }
  }

  @Test
  void itNeedsNoJavaAndHeedsNoOptionsMeantForOtherJava() throws Exception {
    Path tools = Files.createDirectories(folder.resolve("tools"));
    // The launcher is a shell script: this is all that it may need of the machine.
    for (String tool : new String[] {"sh", "readlink"}) {
      Files.createSymbolicLink(tools.resolve(tool), Path.of("/usr/bin", tool));
    }

    assertRuns(
        Sockstep.with("--json")
            .variable("PATH", tools.toString())
            .variable("JAVA_HOME", "/nowhere")
            .variable("JAVA_TOOL_OPTIONS", "-Dno.such=1 -XX:+UseG1GC")
            .variable("JDK_JAVA_OPTIONS", "--no-such-option")
            .variable("_JAVA_OPTIONS", "-Xmx1m")
            .variable("CLASSPATH", "/nowhere"));
  }

  @Test
  void aClosedStandardInputIsSaidSoAndNoOtherFileIsReadInItsPlace() throws Exception {
    Path script = Files.writeString(folder.resolve("script"), SCRIPT);
    String launcher = "'" + Sockstep.launcher() + "' ";

    Ended ended = Sockstep.at(Path.of("sh"), "-c", "exec " + launcher + "run - <&-").run();
    assertThat(ended.err()).contains("cannot read standard input");
    assertThat(ended.status()).isEqualTo(2);

    assertRuns(
        Sockstep.at(Path.of("sh"), "-c", "exec " + launcher + "run --json '" + script + "' <&-"));
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      files.forEach(
          file -> {
            try {
              Files.copy(file, to.resolve(from.relativize(file).toString()));
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    }
  }
}
