package dev.sockstep.lesson;

import java.util.List;
import java.util.Set;

/**
 * What a lesson's front matter says of it.
 *
 * @param id its name for {@code after} and for the progress kept of it: {@code both-lives}
 * @param title what the menu shows
 * @param summary one sentence
 * @param minutes how long it takes a student
 * @param track the part of the course that it belongs to; one of its own for those that name none
 * @param after the ids of the lessons that come before it
 * @param needs what the machine must have
 * @param misconceptions the ids of what it puts right: {@code M8}
 */
public record About(
    String id,
    String title,
    String summary,
    int minutes,
    String track,
    List<String> after,
    Set<LessonNeed> needs,
    List<String> misconceptions) {
  public About {
    after = List.copyOf(after);
    needs = Set.copyOf(needs);
    misconceptions = List.copyOf(misconceptions);
  }
}
