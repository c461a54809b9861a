package dev.sockstep.lesson;

/** A lesson with one of each: a server, a prediction that most get wrong, and a task. */
final class SmallLesson {
  static final String TEXT =
      """
      ---
      id: small
      title: A small lesson
      summary: For tests.
      minutes: 1
      track: Tests
      ---

      Welcome.

      ## The server

      <details><summary>Instructor</summary>

      Ask who has run one.

      </details>

      ```sockstep
      srv = create
      srv.bind 127.0.0.1 0
      = 0
      expect srv.port in 1..65535
      ```

      ### Predict

      Can a client connect?

      - [ ] Yes.
        > It is only bound.
      - [x] No.
        > Nobody listens.

      ```sockstep
      c = create
      c.connect $srv
      = -1 ECONNREFUSED
      ```

      So it is.

      ### Your turn

      Make `srv` listen.

      ```sockstep goal
      expect srv.state == LISTEN
      ```

      <details><summary>Hint 1</summary>

      A first push.

      </details>

      <details><summary>Hint 2</summary>

      A second push.

      </details>

      <details><summary>Solution</summary>

      ```sockstep
      srv.listen 3
      = 0
      ```

      </details>

      <details><summary>Explanation</summary>

      Now it listens.

      </details>

      ```sockstep
      srv.close
      ```
      """;

  private SmallLesson() {}
}
