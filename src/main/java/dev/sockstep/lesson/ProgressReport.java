package dev.sockstep.lesson;

import static dev.sockstep.render.Printable.escaped;

import dev.sockstep.render.json.JsonLine;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JsonGenerator;

/** What a student did, to hand in. */
public final class ProgressReport {
  private final Catalogue catalogue;
  private final List<Event> events;

  /**
   * @param catalogue the lessons there are
   * @param events what the student has done
   */
  public ProgressReport(Catalogue catalogue, List<Event> events) {
    this.catalogue = catalogue;
    this.events = List.copyOf(events);
  }

  /** A JSON object for each lesson that was begun, one a line. */
  public String json() {
    JsonLine lines = new JsonLine();
    StringBuilder text = new StringBuilder();
    for (Lesson lesson : catalogue.lessons()) {
      Standing standing = Standing.in(lesson.about().id(), events);
      if (isBegun(lesson)) {
        text.append(lines.of(json -> write(lesson, standing, json))).append('\n');
      }
    }
    return text.toString();
  }

  private boolean isBegun(Lesson lesson) {
    return events.stream().anyMatch(event -> event.lesson().equals(lesson.about().id()));
  }

  private static void write(Lesson lesson, Standing standing, JsonGenerator json) {
    json.writeStringProperty("lesson", lesson.about().id());
    json.writeStringProperty("title", lesson.about().title());
    json.writeBooleanProperty("finished", standing.isFinished());
    json.writeNumberProperty("at", standing.beat());
    json.writeNumberProperty("of", standing.beats());
    json.writeArrayPropertyStart("predictions");
    for (Event event : standing.predictions()) {
      json.writeStartObject();
      json.writeStringProperty("question", event.what());
      json.writeNumberProperty("choice", event.number());
      json.writeBooleanProperty("right", event.right());
      json.writeStringProperty("at", event.at().toString());
      predict(lesson, event).ifPresent(predict -> words(predict, event, json));
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayPropertyStart("tasks");
    for (Event event : standing.tasks()) {
      json.writeStartObject();
      json.writeStringProperty("task", event.what());
      json.writeStringProperty("how", event.kind().name().toLowerCase(Locale.ROOT));
      json.writeNumberProperty("hints", standing.hints(event.what()));
      json.writeStringProperty("at", event.at().toString());
      task(lesson, event)
          .ifPresent(task -> json.writeStringProperty("asked", task.text().getLast().text()));
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /** The question that an event is about. */
  private static Optional<Block.Predict> predict(Lesson lesson, Event event) {
    return of(lesson, Block.Predict.class).filter(predict -> isAbout(event, predict)).findFirst();
  }

  /** Whether an event is about a question, and one of its choices: a lesson may have changed. */
  private static boolean isAbout(Event event, Block.Predict predict) {
    return event.what().equals(predict.id()) && event.number() <= predict.choices().size();
  }

  private static Optional<Block.Task> task(Lesson lesson, Event event) {
    return of(lesson, Block.Task.class).filter(task -> task.id().equals(event.what())).findFirst();
  }

  private static <T extends Block> Stream<T> of(Lesson lesson, Class<T> kind) {
    return lesson.blocks().stream().filter(kind::isInstance).map(kind::cast);
  }

  /** The words, for whoever reads the report has no lesson beside it. */
  private static void words(Block.Predict predict, Event event, JsonGenerator json) {
    json.writeStringProperty("asked", predict.question().getLast().text());
    json.writeStringProperty("chosen", chosen(predict, event));
  }

  private static String chosen(Block.Predict predict, Event event) {
    return predict.choices().get(event.number() - 1).text().getFirst().text();
  }

  /** A page with a section for each lesson that was begun. */
  public String markdown() {
    StringBuilder page = new StringBuilder("# Lessons\n");
    for (Lesson lesson : catalogue.lessons()) {
      if (isBegun(lesson)) {
        section(lesson, Standing.in(lesson.about().id(), events), page);
      }
    }
    return page.toString();
  }

  private static void section(Lesson lesson, Standing standing, StringBuilder page) {
    page.append("\n## ").append(escaped(lesson.about().title())).append("\n\n");
    page.append(standing.isFinished() ? "Worked through.\n\n" : "Begun.\n\n");
    for (Block block : lesson.blocks()) {
      switch (block) {
        case Block.Predict predict ->
            standing.predictions().stream()
                .filter(event -> isAbout(event, predict))
                .forEach(event -> page.append(line(predict, event)));
        case Block.Task task ->
            standing.tasks().stream()
                .filter(event -> event.what().equals(task.id()))
                .forEach(event -> page.append(line(task, event, standing)));
        case Block.Prose _, Block.Steps _, Block.Notes _ -> {}
      }
    }
  }

  private static String line(Block.Predict predict, Event event) {
    return "- predicted: "
        + escaped(predict.question().getLast().text())
        + " **"
        + escaped(chosen(predict, event))
        + "** ("
        + (event.right() ? "right" : "not so")
        + ")\n";
  }

  private static String line(Block.Task task, Event event, Standing standing) {
    int hints = standing.hints(task.id());
    return "- "
        + (event.kind() == Event.Kind.SOLVED ? "solved: " : "left to the solution: ")
        + escaped(task.text().getLast().text())
        + (hints == 0 ? "" : " (" + hints + (hints == 1 ? " hint)" : " hints)"))
        + "\n";
  }
}
