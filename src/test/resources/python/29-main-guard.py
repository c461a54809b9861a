import socket
if __name__ == "__main__":
    server = socket.socket(
        socket.AF_INET,      # the family
        socket.SOCK_STREAM,  # the type
    )
    server.setsockopt(socket.SOL_SOCKET,
                      socket.SO_REUSEADDR, 1)
    server.bind(("127.0.0.1", 0)); server.listen(5)
    client = \
        socket.create_connection(server.getsockname())
    conn, addr = server.accept()
    with conn:
        conn.sendall(
            b"line one\n"
            b"line two\n"
        )
    text = client.recv(100).decode()
    print(text)
    client.close()
    server.close()
    server.accept()
