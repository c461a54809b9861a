"""Kurose and Ross, chapter 2: the client and the server
in one file."""
from socket import *
serverSocket = socket(AF_INET, SOCK_DGRAM)
serverSocket.bind(('127.0.0.1', 0))
clientSocket = socket(AF_INET, SOCK_DGRAM)
message = '  hello  '
clientSocket.sendto(message.encode('utf-8'), serverSocket.getsockname())
message, clientAddress = serverSocket.recvfrom(2048)
modifiedMessage = message.decode().upper()
serverSocket.sendto(modifiedMessage.encode(), clientAddress)
modifiedMessage, serverAddress = clientSocket.recvfrom(2048)
print(modifiedMessage.decode())
print(modifiedMessage.strip())
print(serverAddress[0])
clientSocket.close()
clientSocket.sendto(b'late', serverAddress)
