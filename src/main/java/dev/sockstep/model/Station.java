package dev.sockstep.model;

/** A stop on one of the two lifecycle tracks, named after the call that reaches it. */
public enum Station {
  CREATE("create"),
  BIND("bind"),
  LISTEN("listen"),
  ACCEPT("accept"),
  CONNECT("connect"),
  SEND("send"),
  RECV("recv"),
  CLOSE("close");

  private final String word;

  Station(String word) {
    this.word = word;
  }

  public String word() {
    return word;
  }
}
