package dev.sockstep.session;

import dev.sockstep.command.Mistake;
import dev.sockstep.model.Endpoint;
import dev.sockstep.model.Packet;
import dev.sockstep.model.SourceLine;
import dev.sockstep.model.StepReportBuilder;
import dev.sockstep.observe.capture.PcapFile;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** The steps that show or save the packets seen so far. */
final class WireSteps {
  private final Wire wire;

  WireSteps(Wire wire) {
    this.wire = wire;
  }

  /** Shows the packets of a socket; of the whole session where that is null. */
  void show(SessionSocket socket, StepReportBuilder builder) {
    List<Wire.Kept> kept = of(socket);
    if (kept.isEmpty()) {
      builder.note(nothing(socket));
    } else {
      builder.ladder(kept.stream().map(Wire.Kept::packet).toList());
    }
  }

  /** Saves the packets of a socket, or of the whole session, in a new file. */
  void save(SessionSocket socket, String file, SourceLine source, StepReportBuilder builder)
      throws Mistake {
    List<Wire.Kept> kept = of(socket);
    if (kept.isEmpty()) {
      builder.note(nothing(socket) + ", so no file was made");
      return;
    }
    int column = Math.max(0, source.text().indexOf(file)) + 1;
    try {
      PcapFile.write(Path.of(file), kept.stream().map(Wire.Kept::frame).toList());
    } catch (FileAlreadyExistsException e) {
      throw new Mistake(
          column,
          "there is a file " + file + " already",
          "choose another name, or remove it first");
    } catch (NoSuchFileException e) {
      throw new Mistake(
          column, "there is no folder for " + file, "make it first, or choose another");
    } catch (AccessDeniedException e) {
      throw new Mistake(column, "you may not write " + file, "choose another folder");
    } catch (IOException | InvalidPathException e) {
      throw new Mistake(column, "cannot write " + file + ": " + e.getMessage(), null);
    }
    builder.note(
        "saved the headers of "
            + (kept.size() == 1 ? "1 packet" : kept.size() + " packets")
            + " to "
            + file
            + ", for Wireshark or tcpdump -r");
  }

  private List<Wire.Kept> of(SessionSocket socket) {
    return wire.kept().stream().filter(kept -> isOf(socket, kept)).toList();
  }

  /** By its name; and by its addresses, for before accept the connection was the listener's. */
  private static boolean isOf(SessionSocket socket, Wire.Kept kept) {
    if (socket == null) {
      return true;
    }
    Packet packet = kept.packet();
    boolean named = socket.name.equals(packet.sender()) || socket.name.equals(packet.receiver());
    // Before it was made, another socket had the name.
    if (named && kept.number() >= socket.firstPacket) {
      return true;
    }
    Endpoint local = socket.seen == null ? null : socket.seen.local();
    Endpoint peer = socket.seen == null ? null : socket.seen.peer();
    Packet subject = packet.isIcmp() ? packet.icmp().about() : packet;
    return subject.from().equals(local) && subject.to().equals(peer)
        || subject.from().equals(peer) && subject.to().equals(local);
  }

  private String nothing(SessionSocket socket) {
    if (socket != null && socket.kind.isUnix()) {
      return "Unix sockets send no packets: what is sent goes from one buffer into the other";
    }
    return wire.whyNothing()
        + (socket == null || !wire.isCapturing() ? "" : " from or to " + socket.name);
  }
}
