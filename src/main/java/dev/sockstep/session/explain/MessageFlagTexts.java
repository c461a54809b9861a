package dev.sockstep.session.explain;

/** The flags that send(2) and recv(2) take. */
final class MessageFlagTexts {
  static final String TEXT =
      """
      MSG_OOB
      Sends the last byte of the data as urgent, or takes the urgent byte that has come.
      note: recv fails with EINVAL where none has come, or where SO_OOBINLINE leaves it in place
      try: urgent "!", and at the other end recv 1 --oob
      see: send(2), recv(2), tcp(7), RFC 9293 section 3.8.5

      MSG_PEEK
      Looks at what has come and leaves it there: the next recv takes the same bytes.
      try: peek 5
      see: recv(2)

      MSG_DONTROUTE
      Sends only to hosts of the networks that this machine is on itself, past no router.
      see: send(2)

      MSG_TRUNC
      Has recv return the whole length of a datagram, though it was cut; on TCP the bytes are \
      thrown away and not copied.
      see: recv(2), tcp(7)

      MSG_DONTWAIT
      This one call does not wait: it fails with EAGAIN where it would have to. The socket stays \
      as it is.
      note: block off has the same effect on all calls (O_NONBLOCK)
      see: send(2), recv(2)

      MSG_EOR
      Ends a record, for sockets that know such: SOCK_SEQPACKET.
      see: send(2)

      MSG_WAITALL
      Has recv wait until all the bytes asked for have come; FIN, an error or a signal can still \
      end it with fewer.
      note: of no effect on datagrams
      see: recv(2)

      MSG_CONFIRM
      Tells the link layer that the other end has just answered, so that it need not be asked for \
      by ARP again.
      note: only on SOCK_DGRAM and SOCK_RAW
      see: send(2), arp(7)

      MSG_NOSIGNAL
      Keeps a send that fails with EPIPE from raising SIGPIPE, which would end a C program.
      note: Java ignores SIGPIPE, so here it changes nothing
      see: send(2), signal(7)

      MSG_MORE
      Says that more will come at once: the kernel holds back a segment that is not full, or puts \
      several sends into one datagram.
      note: as TCP_CORK and UDP_CORK do, for one call
      see: send(2), tcp(7), udp(7)
      """;

  private MessageFlagTexts() {}
}
