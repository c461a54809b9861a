package dev.sockstep.session.explain;

/** The errnos about what has run out, about files, and the codes of getaddrinfo(3). */
final class ResourceErrnoTexts {
  static final String TEXT =
      """
      EMFILE
      This process has no descriptor left (ulimit -n).
      socket: the limit of open files is reached
      accept: the same; the connection stays in the queue
      try: close what is no longer used
      see: socket(2), accept(2), getrlimit(2)

      ENFILE
      The whole machine has no room for another open file.
      socket: the limit of the machine is reached (fs.file-max)
      accept: the same
      connect: on Unix sockets, the same
      see: socket(2), accept(2), unix(7)

      ENOBUFS
      The kernel has no memory for it, or a queue of the interface is full.
      socket: no memory for the socket
      accept: the limit of the memory for sockets
      send: the queue of the interface is full (Linux mostly drops the packet silently)
      see: socket(2), accept(2), send(2), ip(7)

      ENOMEM
      The kernel has no memory for it.
      socket: no memory for the socket
      bind: no memory for the address
      accept: no memory, or the limit of the memory for sockets
      send: no memory for the data
      recv: no memory for the message
      see: socket(2), bind(2), accept(2), send(2), recv(2), ip(7), unix(7)

      ENOSR
      Out of streams resources.
      accept: named by the page; Linux gives it on none of the sockets made here
      see: accept(2)

      ENOPKG
      A part of the kernel was not configured.
      setopt: the option's part of the kernel is missing
      see: ip(7)

      ENOENT
      There is no such name.
      bind: on Unix sockets, a folder of the path is missing
      connect: on Unix sockets, there is no file of that name
      see: bind(2), ip(7), unix(7)

      ENOTDIR
      A part of the path is no folder.
      bind: on Unix sockets, a file stands where the path needs a folder
      connect: the same
      see: bind(2)

      ENAMETOOLONG
      A name in the path is too long for the file system.
      bind: on Unix sockets; the whole path has room for 107 bytes
      see: bind(2), unix(7)

      ELOOP
      The path leads through too many symbolic links.
      bind: on Unix sockets
      see: bind(2)

      EROFS
      The file would have to be made in a file system that can only be read.
      bind: on Unix sockets
      see: bind(2)

      EIO
      An error below: a device failed.
      close: writing back a file; sockets do not give it
      see: close(2)

      ENOSPC
      No space is left on the device.
      close: on files (NFS) whose data is written late; sockets do not give it
      see: close(2)

      EDQUOT
      The quota of disk space is used up.
      close: on files (NFS) whose data is written late; sockets do not give it
      see: close(2)

      EAI_NONAME, EAI_NODATA
      No host has that name. It comes from getaddrinfo, before any socket call is made.
      connect: the name was not found: misspelt, or known in no hosts file and no DNS
      bind: the same
      see: getaddrinfo(3), hosts(5), resolv.conf(5)

      EAI_AGAIN
      The name could not be looked up just now: no name server answered.
      connect: the resolver got no answer; a later try may
      bind: the same
      see: getaddrinfo(3), resolv.conf(5)

      EAI_FAMILY, EAI_ADDRFAMILY
      The name has no address of that family.
      connect: such as an IPv6 address for an IPv4 socket
      bind: the same
      see: getaddrinfo(3)
      """;

  private ResourceErrnoTexts() {}
}
