package dev.sockstep.lesson;

import dev.sockstep.command.Nearest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The lessons there are, in the order of the course.
 *
 * @param lessons those that could be read
 * @param unreadable the files of those that could not
 */
public record Catalogue(List<Lesson> lessons, List<Path> unreadable) {
  /** More would not be read. */
  private static final int MOST_NAMED = 6;

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

  /**
   * The lessons that somebody may mean by a word: the one with that id; else those whose id begins
   * with it, else those that have it in their id or title.
   */
  public List<Lesson> named(String word) {
    String plain = word.strip().toLowerCase(Locale.ROOT);
    List<Predicate<Lesson>> ways =
        List.of(
            lesson -> lesson.about().id().equals(plain),
            lesson -> lesson.about().id().startsWith(plain),
            lesson ->
                lesson.about().id().contains(plain)
                    || lesson.about().title().toLowerCase(Locale.ROOT).contains(plain));
    return ways.stream()
        .map(way -> lessons.stream().filter(way).toList())
        .filter(found -> !found.isEmpty() && !plain.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  /** What a word may mean that names several lessons, or by a slip none. */
  public String candidates(String word, List<Lesson> found) {
    List<String> ids = found.stream().map(lesson -> lesson.about().id()).toList();
    if (!ids.isEmpty()) {
      String more = ids.size() > MOST_NAMED ? ", …" : "";
      return ids.stream().limit(MOST_NAMED).collect(Collectors.joining(", ")) + more;
    }
    return Nearest.to(word, lessons.stream().map(lesson -> lesson.about().id()).toList())
        .orElse("");
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
