package dev.sockstep.observe.catalogue;

/** Failures of bind(2) and connect(2) that Unix sockets have of their own. */
public enum UnixMode implements Mode {
  PATH_OF_LIVE_SOCKET(
      "address already in use",
      "bind",
      "EADDRINUSE",
      Need.NOTHING,
      "a socket that is open has the path",
      "/proc/net/unix lists it",
      "close that socket and remove the file, or bind another path"),
  PATH_LEFT_OVER(
      "address already in use",
      "bind",
      "EADDRINUSE",
      Need.NOTHING,
      "the file of a closed socket, or any other file, is still there",
      "the file exists, and /proc/net/unix does not list it",
      "remove the file, then bind"),
  ABSTRACT_NAME_TAKEN(
      "address already in use",
      "bind",
      "EADDRINUSE",
      Need.NOTHING,
      "another socket has the abstract name",
      "/proc/net/unix lists it",
      "bind another name"),
  BIND_FOLDER_MISSING(
      "no such folder",
      "bind",
      "ENOENT",
      Need.NOTHING,
      "a folder of the path does not exist",
      "the first part of the path that is not there",
      "choose a path in a folder that exists, such as /tmp/name"),
  PATH_NOT_FOLDER(
      "no such folder",
      "bind connect sendto",
      "ENOTDIR",
      Need.NOTHING,
      "a part of the path is a file, where a folder must stand",
      "the part of the path that is a file",
      "choose a path in a folder that exists, such as /tmp/name"),
  PATH_LOOPS(
      "too many links",
      "bind connect sendto",
      "ELOOP",
      Need.PROGRAM,
      "symbolic links in the path lead round in a circle",
      "the kernel followed 40 links and gave up",
      "choose a path without that link"),
  PATH_READ_ONLY(
      "read-only file system",
      "bind",
      "EROFS",
      Need.PROGRAM,
      "the file would be made where nothing can be written",
      "/proc/self/mountinfo says ro",
      "choose a path in a folder that can be written, such as /tmp/name"),
  BIND_PATH_FORBIDDEN(
      "permission denied",
      "bind",
      "EACCES EPERM",
      Need.ORDINARY,
      "this user may not make a file in that folder",
      "the folder's owner and permissions",
      "choose a folder that you may write to"),
  CONNECT_PATH_FORBIDDEN(
      "permission denied",
      "connect sendto",
      "EACCES",
      Need.ORDINARY,
      "this user may not write to the socket's file, or search its folders",
      "the file's owner and permissions",
      "its owner must allow it: chmod"),
  PATH_MISSING(
      "no such socket",
      "connect sendto",
      "ENOENT",
      Need.NOTHING,
      "no socket has been bound to that path",
      "there is no such file",
      "bind a socket to it, then listen"),
  SOCKET_NOT_LISTENING(
      "connection refused",
      "connect",
      "ECONNREFUSED",
      Need.NOTHING,
      "a socket has the name, but does not listen, or was shut down for reading",
      "its listening flag in /proc/net/unix",
      "listen on it; if it was shut down, make a new one"),
  SERVER_HAS_GONE(
      "connection refused",
      "connect sendto",
      "ECONNREFUSED",
      Need.NOTHING,
      "the file is there, but its server has gone and left it",
      "/proc/net/unix does not list the path",
      "remove the file; the server makes it anew with bind"),
  PATH_NOT_SOCKET(
      "connection refused",
      "connect sendto",
      "ECONNREFUSED",
      Need.NOTHING,
      "the file is no socket",
      "the type of the file",
      "give the path that the server has bound"),
  NAME_MISSING(
      "connection refused",
      "connect sendto",
      "ECONNREFUSED",
      Need.NOTHING,
      "no socket has that abstract name",
      "/proc/net/unix does not list it",
      "start the server, or mend the name"),
  TYPE_DIFFERS(
      "wrong type of socket",
      "connect sendto",
      "EPROTOTYPE",
      Need.NOTHING,
      "the other socket is of another type: stream and datagram do not go together",
      "/proc/net/unix gives its type",
      "both ends must be of one type"),
  UNIX_BACKLOG_FULL(
      "backlog full",
      "connect",
      "EAGAIN",
      Need.NOTHING,
      "the accept queue is full, and the socket does not block, or its SO_SNDTIMEO is over",
      "O_NONBLOCK or SO_SNDTIMEO; the kernel lets one more wait than the backlog says",
      "accept on the other end, then connect again"),
  PEER_CONNECTED_ELSEWHERE(
      "operation not permitted",
      "connect send sendto",
      "EPERM",
      Need.NOTHING,
      "the other datagram socket is connected to a third, and takes datagrams from that one only",
      "the file is there, and its permissions allow it",
      "talk to it from the socket that it is connected to");

  private final Facts facts;

  UnixMode(
      String title,
      String calls,
      String errnos,
      Need need,
      String cause,
      String tells,
      String attempt) {
    this.facts = Facts.of(title, calls, errnos, need, cause, tells, attempt);
  }

  @Override
  public Facts facts() {
    return facts;
  }
}
