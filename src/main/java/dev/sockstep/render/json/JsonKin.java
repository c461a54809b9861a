package dev.sockstep.render.json;

import dev.sockstep.model.Kin;
import dev.sockstep.model.SocketView;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;

/** Whose a row of {@code sockets} is, behind what every row has. */
final class JsonKin {
  private JsonKin() {}

  static void write(SocketView socket, JsonGenerator json) {
    Kin kin = socket.kin();
    json.writeBooleanProperty("own", kin == null || kin.isOwn());
    if (socket.snapshot().queued() != null) {
      json.writeNumberProperty("queued", socket.snapshot().queued());
    }
    if (kin == null) {
      return;
    }
    if (kin.relation() != Kin.Relation.OPEN) {
      json.writeStringProperty("relation", kin.relation().name().toLowerCase(Locale.ROOT));
      json.writeStringProperty("of", kin.of());
    }
    if (kin.owner() != null) {
      json.writeStringProperty("held_by", kin.owner());
    }
    if (kin.timer() != null) {
      json.writeStringProperty("running", kin.timer());
      json.writeNumberProperty("left", kin.timerMillis());
    }
  }
}
