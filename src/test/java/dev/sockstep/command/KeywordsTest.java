package dev.sockstep.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.Needs;
import dev.sockstep.command.equivalent.Equivalents;
import dev.sockstep.command.python.PythonNotation;
import dev.sockstep.model.Equivalent;
import dev.sockstep.model.SocketKind;
import java.util.List;
import java.util.Optional;
import javax.lang.model.SourceVersion;
import org.junit.jupiter.api.Test;

/** A socket may be called what a program cannot call it: there it has an underscore more. */
class KeywordsTest {
  private static Equivalent close(String name) {
    return Equivalents.of(new SocketCommand.Close(), SocketKind.TCP, name, null);
  }

  @Test
  void eachLanguageRenamesItsOwnKeywordsOnly() {
    assertThat(close("def"))
        .isEqualTo(new Equivalent("def_.close()", "close(def);", "def.close();"));
    assertThat(close("int"))
        .isEqualTo(new Equivalent("int.close()", "close(int_);", "int_.close();"));
    assertThat(Equivalents.of(new SocketCommand.Dup(), SocketKind.TCP, "s", "if").python())
        .isEqualTo("if_ = s.dup()");
    assertThat(
            Equivalents.of(
                    new SocketCommand.Socketpair(
                        SocketKind.UNIX, false, Optional.of(new Name("is", 1))),
                    SocketKind.UNIX,
                    "in",
                    null)
                .python())
        .isEqualTo("in_, is_ = socket.socketpair()");
  }

  @Test
  void pythonsAreThoseOfItsModuleKeyword() throws Exception {
    Needs.program("python3", "CPython");
    Process python =
        new ProcessBuilder("python3", "-c", "import keyword; print(*keyword.kwlist)").start();
    String words = new String(python.getInputStream().readAllBytes(), "US-ASCII");

    assertThat(words.strip().split(" ")).contains("nonlocal").allMatch(Keywords.PYTHON::has);
  }

  @Test
  void javasAreThoseOfItsCompiler() {
    List<String> others = List.of("sealed", "record", "async", "restrict");
    assertThat(others).noneMatch(Keywords.JAVA::has);
    for (Keywords language : Keywords.values()) {
      assertThat(language.words())
          .allMatch(word -> Keywords.JAVA.has(word) == SourceVersion.isKeyword(word));
    }
  }

  @Test
  void aLineOnASocketThatIsCalledLikeAStatementIsNoPython() throws Mistake {
    for (String line : List.of("if, b = socketpair", "if.send \"x\"", "def = create")) {
      assertThat(PythonNotation.isPython(line)).as(line).isFalse();
      assertThat(LinePrinter.print(LineParser.parse(line).orElseThrow())).startsWith(line);
    }
    assertThat(List.of("if x:", "del s", "from socket import *", "lambda: 1"))
        .allMatch(PythonNotation::isPython);
  }
}
