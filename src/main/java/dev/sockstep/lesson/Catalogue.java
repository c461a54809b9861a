package dev.sockstep.lesson;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The lessons there are, in the order of the course.
 *
 * @param lessons those that could be read
 * @param unreadable the files of those that could not
 */
public record Catalogue(List<Lesson> lessons, List<Path> unreadable) {
  public Catalogue {
    lessons = List.copyOf(lessons);
    unreadable = List.copyOf(unreadable);
  }

  /**
   * Reads the lessons of a folder, or the one of a file.
   *
   * @throws IOException when it is not there or can't be read
   */
  public static Catalogue of(Path path) throws IOException {
    List<Lesson> lessons = new ArrayList<>();
    List<Path> unreadable = new ArrayList<>();
    for (Path file : LessonFiles.of(path)) {
      Lesson lesson = LessonFiles.read(file).lesson();
      if (lesson == null) {
        unreadable.add(file);
      } else {
        lessons.add(lesson);
      }
    }
    return new Catalogue(byTrack(Course.ordered(lessons)), unreadable);
  }

  /** The lessons of a track stand together, where its first one stands. */
  private static List<Lesson> byTrack(List<Lesson> lessons) {
    Map<String, List<Lesson>> tracks = new LinkedHashMap<>();
    for (Lesson lesson : lessons) {
      tracks.computeIfAbsent(lesson.about().track(), _ -> new ArrayList<>()).add(lesson);
    }
    return tracks.values().stream().flatMap(List::stream).toList();
  }

  /** The lesson with that id. */
  public Optional<Lesson> find(String id) {
    return lessons.stream().filter(lesson -> lesson.about().id().equals(id)).findFirst();
  }

  /** The tracks, each where its first lesson stands. */
  public List<String> tracks() {
    return lessons.stream().map(lesson -> lesson.about().track()).distinct().toList();
  }

  /** The lessons of a track. */
  public List<Lesson> of(String track) {
    return lessons.stream().filter(lesson -> lesson.about().track().equals(track)).toList();
  }
}
