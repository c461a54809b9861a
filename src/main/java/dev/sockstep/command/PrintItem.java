package dev.sockstep.command;

/** Something that {@code print} shows. */
public sealed interface PrintItem {

  /** Text written out. */
  record Text(String text) implements PrintItem {
    @Override
    public String toString() {
      return Literals.quoted(Literals.latin1(text));
    }
  }

  /** What a step's result was named: {@code $data}. */
  record Value(Name name, Form form) implements PrintItem {
    @Override
    public String toString() {
      return "$" + name + form.suffix();
    }
  }

  /** What a socket knows: {@code $c.peer}. */
  record Known(Ref ref) implements PrintItem {
    @Override
    public String toString() {
      return ref.toString();
    }
  }

  /** What of a value is shown. */
  enum Form {
    /** The value itself, bytes as Python writes them. */
    VALUE(""),
    /** How many bytes it has. */
    LENGTH(".length"),
    /** The bytes read as UTF-8. */
    TEXT(".text");

    private final String suffix;

    Form(String suffix) {
      this.suffix = suffix;
    }

    public String suffix() {
      return suffix;
    }
  }
}
