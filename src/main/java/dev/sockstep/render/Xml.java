package dev.sockstep.render;

/** Text as it may stand in a page that is HTML and well-formed XML alike. */
public final class Xml {
  private Xml() {}

  /** The text between tags, or in an attribute's quotes; what is not visible is escaped first. */
  public static String escaped(String text) {
    return Printable.escaped(text)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
