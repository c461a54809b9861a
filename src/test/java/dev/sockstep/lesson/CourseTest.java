package dev.sockstep.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CourseTest {
  private static Lesson lesson(String id, String... after) {
    String list = String.join(", ", after);
    String text =
        "---\nid: %s\ntitle: X\nsummary: X.\nminutes: 1\ntrack: X\nafter: [%s]\n---\n\nText.\n";
    return LessonParser.parse(id + ".md", text.formatted(id, list)).lesson();
  }

  private static List<String> problems(boolean whole, Lesson... lessons) {
    return Course.problems(List.of(lessons), whole).stream().map(Problem::message).toList();
  }

  @Test
  void aLessonStandsBehindThoseItComesAfter() {
    List<Lesson> ordered =
        Course.ordered(List.of(lesson("a", "c"), lesson("b"), lesson("c", "b"), lesson("d")));

    assertThat(ordered)
        .extracting(lesson -> lesson.about().id())
        .containsExactly("b", "c", "a", "d");
  }

  @Test
  void idsAreTheirOwn() {
    assertThat(problems(true, lesson("a"), lesson("a")))
        .containsExactly("the id a is that of a.md too");
  }

  @Test
  void whatALessonComesAfterIsThereInAWholeCourse() {
    assertThat(problems(true, lesson("a", "b")))
        .containsExactly("it comes after b, and there is no such lesson");
    assertThat(problems(false, lesson("a", "b"))).isEmpty();
  }

  @Test
  void noLessonComesAfterItself() {
    assertThat(problems(true, lesson("a", "b"), lesson("b", "a"))).hasSize(2);
    assertThat(problems(true, lesson("a"), lesson("b", "a"), lesson("c", "a", "b"))).isEmpty();
    assertThat(Course.ordered(List.of(lesson("a", "b"), lesson("b", "a")))).hasSize(2);
  }
}
