package dev.sockstep.shell;

import dev.sockstep.model.Peers;
import dev.sockstep.model.SocketView;
import java.util.ArrayList;
import java.util.List;
import org.jline.reader.Candidate;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.Parser.ParseContext;

/** A line being typed; in tests a bar marks the cursor: {@code c.con|}. */
record Typing(String line, int cursor) {
  static Typing of(String marked) {
    int cursor = marked.indexOf('|');
    return new Typing(marked.substring(0, cursor) + marked.substring(cursor + 1), cursor);
  }

  CompletingParsedLine parsed() {
    return (CompletingParsedLine) new Words().parse(line, cursor, ParseContext.COMPLETE);
  }

  /** All that is offered, fitting or not. */
  List<Candidate> candidates(List<SocketView> sockets, List<Peers.Of> peers) {
    List<Candidate> candidates = new ArrayList<>();
    new Completions(() -> sockets, () -> peers).complete(null, parsed(), candidates);
    return candidates;
  }

  /** What is offered that begins with what stands before the cursor. */
  List<String> offers(List<SocketView> sockets, List<Peers.Of> peers) {
    CompletingParsedLine parsed = parsed();
    String begun = parsed.word().substring(0, parsed.wordCursor());
    return candidates(sockets, peers).stream()
        .map(Candidate::value)
        .filter(value -> value.startsWith(begun))
        .toList();
  }
}
