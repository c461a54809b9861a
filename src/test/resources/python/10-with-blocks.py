import socket
with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as server:
    server.bind(("localhost", 0))
    server.listen(1)
    with socket.create_connection(
        server.getsockname(), timeout=3
    ) as client:
        conn, addr = server.accept()
        with conn:
            print("Connected by", addr)
            client.sendall(
                b"GET / HTTP/1.0\r\n"
                b"\r\n"
            )
            request = conn.recv(1024)
            print(request)
        tail = client.recv(1)
        print(tail)
client.send(b"x")
server.accept()
