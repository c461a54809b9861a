package dev.sockstep.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LessonParserTest {
  private static final String FRONT_MATTER =
      """
      ---
      id: half-close            # the id
      title: Half a goodbye
      summary: One sentence.
      minutes: 10
      track: Closing
      after: [both-lives, four-failures]
      needs:
        - ipv6
      misconceptions: M10
      ---

      """;

  private static Lesson lesson(String text) {
    LessonParser.Parsed parsed = LessonParser.parse("x.md", FRONT_MATTER + text);
    assertThat(parsed.problems()).isEmpty();
    return parsed.lesson();
  }

  @Test
  void theFrontMatterTellsWhatTheMenuNeeds() {
    About about = lesson("Text.\n").about();

    assertThat(about.id()).isEqualTo("half-close");
    assertThat(about.title()).isEqualTo("Half a goodbye");
    assertThat(about.minutes()).isEqualTo(10);
    assertThat(about.after()).containsExactly("both-lives", "four-failures");
    assertThat(about.needs()).containsExactly(LessonNeed.IPV6);
    assertThat(about.misconceptions()).containsExactly("M10");
  }

  @Test
  void aLessonMayBelongToNoPartOfTheCourse() {
    String matter = FRONT_MATTER.replace("track: Closing\n", "");

    LessonParser.Parsed parsed = LessonParser.parse("x.md", matter + "Text.\n");

    assertThat(parsed.problems()).isEmpty();
    assertThat(parsed.lesson().about().track()).isEqualTo("Other lessons");
  }

  @Test
  void headingsOfTheSecondLevelBeginSections() {
    Lesson lesson = lesson("Intro.\n\n## One\n\nText.\n\n### Within\n\n## Two\n\nText.\n");

    assertThat(lesson.sections())
        .extracting(Section::title)
        .containsExactly("Half a goodbye", "One", "Two");
    assertThat(lesson.sections().get(1).line()).isEqualTo(15);
  }

  @Test
  void stepsKeepTheirPlaceInTheFile() {
    Lesson lesson = lesson("Text.\n\n```sockstep\nc = create\n\n# a comment\n= fd\n```\n");

    Block.Steps steps = (Block.Steps) lesson.blocks().get(1);
    assertThat(steps.steps()).extracting(step -> step.source().number()).containsExactly(16, 19);
    assertThat(steps.steps()).extracting(Step::isCheck).containsExactly(false, true);
  }

  @Test
  void aPredictionHasAnAnswerToEachChoice() {
    Lesson lesson =
        lesson(
            """
            ### Predict: the second send

            What does it *return*?

            - [ ] `-1`
              > Not yet.
            - [x] 5, as before

              Right.

            More text.
            """);

    Block.Predict predict = (Block.Predict) lesson.blocks().get(0);
    assertThat(predict.id()).isEqualTo("predict-1");
    assertThat(text(predict.question())).isEqualTo("What does it return?");
    assertThat(predict.choices()).extracting(Choice::right).containsExactly(false, true);
    assertThat(predict.choices())
        .extracting(choice -> text(choice.text()) + " | " + text(choice.answer()))
        .containsExactly("-1 | Not yet.", "5, as before | Right.");
    assertThat(predict.choices().getFirst().answer().getFirst().indent()).isZero();
    assertThat(lesson.blocks().get(1)).isInstanceOf(Block.Prose.class);
  }

  @Test
  void aTaskHasItsHintsItsSolutionAndItsExplanationBehindTheGoal() {
    Lesson lesson =
        lesson(
            """
            ### Refute

            > No socket is ever created.

            ```sockstep goal
            expect c.stage == created
            ```

            <details><summary>Hint 1</summary>

            Think.

            </details>
            <details>
            <summary>Hint 2</summary>

            Think on.

            </details>

            <details><summary>Solution</summary>

            In two words:

            ```sockstep
            c = create
            ```

            </details>

            <details><summary>Explanation</summary>

            So it is.

            </details>

            <details><summary>Instructor</summary>

            Smile.

            </details>
            """);

    Block.Task task = (Block.Task) lesson.blocks().get(0);
    assertThat(task.refutes()).isTrue();
    assertThat(task.goals()).hasSize(1);
    assertThat(task.hints()).hasSize(2);
    assertThat(task.hints())
        .extracting(LessonParserTest::text)
        .containsExactly("Think.", "Think on.");
    assertThat(task.solution())
        .extracting(step -> step.source().text())
        .containsExactly("c = create");
    assertThat(text(task.solutionText())).isEqualTo("In two words:");
    assertThat(text(task.explanation())).isEqualTo("So it is.");
    assertThat(lesson.blocks().get(1)).isInstanceOf(Block.Notes.class);
  }

  @Test
  void otherLanguagesAndPlainFencesAreTextToRead() {
    Lesson lesson = lesson("```python\ns = socket.socket()\n```\n\n```\nsockstep\n```\n");

    Block.Prose prose = (Block.Prose) lesson.blocks().get(0);
    assertThat(prose.text()).extracting(Paragraph::code).containsExactly(true, true);
    assertThat(lesson.blocks()).hasSize(1);
  }

  @Test
  void listsKeepTheirMarkersAndTheirDepth() {
    Lesson lesson = lesson("- one\n  - two\n\n1. first\n2. second\n");

    Block.Prose prose = (Block.Prose) lesson.blocks().get(0);
    assertThat(prose.text())
        .extracting(p -> p.indent() + p.marker() + p.text())
        .containsExactly("2•one", "4•two", "31.first", "32.second");
  }

  private static String text(List<Paragraph> paragraphs) {
    return String.join("\n", paragraphs.stream().map(Paragraph::text).toList());
  }
}
