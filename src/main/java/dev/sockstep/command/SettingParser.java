package dev.sockstep.command;

import dev.sockstep.command.Command.Setting;
import java.util.List;
import java.util.Optional;

/** Reads what {@code set} is told. */
final class SettingParser {
  private SettingParser() {}

  /** Empty where the settings are only to be shown. */
  static Optional<Setting> parse(Arguments arguments) throws Mistake {
    if (arguments.isEmpty()) {
      return Optional.empty();
    }
    Token token = arguments.takeWord(ArgKind.SETTING);
    Setting setting =
        switch (token.text()) {
          case "patience" -> new Setting.Patience(arguments.duration(ArgKind.SETTING_VALUE, 1));
          case "feedback" ->
              new Setting.FeedbackLevel(
                  arguments.oneOf(Command.Feedback.class, ArgKind.SETTING_VALUE));
          case "notation" ->
              new Setting.ShownNotation(
                  arguments.oneOf(Command.Notation.class, ArgKind.SETTING_VALUE));
          default ->
              throw new Mistake(
                  token.column(),
                  "unknown setting \"" + token.text() + "\"",
                  Nearest.mend(
                      token.text(), List.of("patience", "feedback", "notation"), "settings"));
        };
    return Optional.of(setting);
  }
}
