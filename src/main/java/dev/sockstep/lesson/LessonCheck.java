package dev.sockstep.lesson;

import dev.sockstep.session.Confinement;
import dev.sockstep.sys.Libc;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/** Proves lessons, each in a session of its own, several at a time. */
public final class LessonCheck {
  private final Libc libc;
  private final Machine machine;
  private final Duration patience;
  private final Confinement confinement;
  private final int repeat;

  /** Each name of a Unix socket that lessons bind, which can be bound once at a time. */
  private final Map<String, ReentrantLock> names = new ConcurrentHashMap<>();

  /**
   * @param libc the kernel interface
   * @param machine what this machine has
   * @param patience how long a call may take before the lesson goes on
   * @param allowed hosts that lessons may reach, besides this machine
   * @param repeat how often each is run
   */
  public LessonCheck(
      Libc libc, Machine machine, Duration patience, Set<String> allowed, int repeat) {
    this.libc = libc;
    this.machine = machine;
    this.patience = patience;
    this.confinement = Confinement.lesson(allowed, machine.isLab());
    this.repeat = repeat;
  }

  /**
   * Checks the lessons.
   *
   * @param files their files
   * @param whole whether these are a whole course: then what each comes after is among them
   * @param verdicts takes what came of each, in the order of the files, as soon as it is known
   * @throws IOException when a file can't be read
   */
  public void run(List<Path> files, boolean whole, Consumer<Verdict> verdicts) throws IOException {
    List<Verdict> unreadable = new ArrayList<>();
    List<Lesson> lessons = new ArrayList<>();
    for (Path file : files) {
      LessonParser.Parsed parsed = LessonFiles.read(file);
      if (parsed.lesson() == null) {
        unreadable.add(Verdict.unreadable(file.toString(), findings(parsed.problems())));
      } else {
        lessons.add(parsed.lesson());
      }
    }
    unreadable.forEach(verdicts);
    // What comes after a lesson that could not be read is not wrong itself.
    for (Problem problem : Course.problems(lessons, whole && unreadable.isEmpty())) {
      verdicts.accept(Verdict.unreadable(problem.file(), findings(List.of(problem))));
    }
    prove(lessons.stream().filter(lesson -> !isAlone(lesson)).toList(), processors(), verdicts);
    prove(lessons.stream().filter(LessonCheck::isAlone).toList(), 1, verdicts);
  }

  /** The lab has one network: a cable that one lesson pulls is pulled for all. */
  private static boolean isAlone(Lesson lesson) {
    return lesson.about().needs().contains(LessonNeed.ALONE)
        || lesson.about().needs().contains(LessonNeed.LAB);
  }

  private static int processors() {
    return Runtime.getRuntime().availableProcessors();
  }

  private static List<Finding> findings(List<Problem> problems) {
    return problems.stream().map(Finding::of).toList();
  }

  private void prove(List<Lesson> lessons, int threads, Consumer<Verdict> verdicts) {
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      List<Future<Verdict>> proofs = new ArrayList<>();
      for (Lesson lesson : lessons) {
        proofs.add(pool.submit(() -> prove(lesson)));
      }
      for (Future<Verdict> proof : proofs) {
        verdicts.accept(proof.get());
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody interrupts the check", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  private Verdict prove(Lesson lesson) {
    List<String> lacks = machine.lacks(lesson);
    if (!lacks.isEmpty()) {
      return Verdict.skipped(lesson, "it needs " + lacks.getFirst());
    }
    List<ReentrantLock> locks =
        UnixNames.of(lesson).stream()
            .map(name -> names.computeIfAbsent(name, _ -> new ReentrantLock()))
            .toList();
    locks.forEach(ReentrantLock::lock);
    try {
      return repeated(lesson);
    } finally {
      locks.forEach(ReentrantLock::unlock);
    }
  }

  private Verdict repeated(Lesson lesson) {
    long start = System.nanoTime();
    Verdict verdict = Proof.of(lesson, libc, patience, confinement);
    int times = 1;
    while (times < repeat && verdict.status() == Verdict.Status.PASSED) {
      verdict = Proof.of(lesson, libc, patience, confinement);
      times++;
    }
    return verdict.repeated(times, Duration.ofNanos(System.nanoTime() - start));
  }
}
