"""A proxy that carries the names of AWS to the emulated AWS, and refuses and writes down every other name.

It is there because not all of the tools' AWS clients heed an endpoint variable (the web identity client of the SDK for
Go does not), and because with it the scripts need none: they are run as they are.

    python -m world.proxy FOLDER
"""

import socket
import ssl
import sys
import threading

from world.keys import Keys
from world.settings import Settings

AWS_NAMES = (".amazonaws.com", ".amazonaws.com.cn", ".api.aws")


class Proxy:
    def __init__(self, settings: Settings):
        self._settings = settings
        self._keys = Keys(settings.folder)
        self._contexts: dict[str, ssl.SSLContext] = {}
        self._lock = threading.Lock()

    def serve(self) -> None:
        server = socket.create_server(("127.0.0.1", self._settings.port("proxy")), backlog=128)
        while True:
            client, _ = server.accept()
            threading.Thread(target=self._handle, args=(client,), daemon=True).start()

    def _handle(self, client: socket.socket) -> None:
        with client:
            try:
                request = _read_head(client)
                if not request:
                    return
                host = _aws_host(request)
                self._note(("carried " if host else "refused ") + request)
                if not host:
                    client.sendall(b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n")
                    return
                client.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
                with self._context(host).wrap_socket(client, server_side=True) as person:
                    self._carry(person)
            except OSError as error:
                self._note(f"broken {error!r}")

    def _carry(self, person: ssl.SSLSocket) -> None:
        with socket.create_connection(("127.0.0.1", self._settings.port("aws"))) as aws:
            back = threading.Thread(target=_pump, args=(aws, person), daemon=True)
            back.start()
            _pump(person, aws)
            back.join()

    def _context(self, host: str) -> ssl.SSLContext:
        with self._lock:
            if host not in self._contexts:
                self._keys.sign(f"aws-{host}", "aws", hosts=[host])
                context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
                context.load_cert_chain(
                    self._keys.file(f"aws-{host}.crt"), self._keys.file(f"aws-{host}.key")
                )
                self._contexts[host] = context
            return self._contexts[host]

    def _note(self, line: str) -> None:
        with self._lock, self._settings.proxy_log.open("a") as log:
            log.write(line + "\n")


def _read_head(client: socket.socket) -> str:
    """The first line of a request, after reading all of its head."""
    head = b""
    while b"\r\n\r\n" not in head:
        data = client.recv(4096)
        if not data:
            return ""
        head += data
    return head.split(b"\r\n", 1)[0].decode(errors="replace")


def _aws_host(request: str) -> str:
    """The host of a `CONNECT HOST:443` if it is one of AWS; empty otherwise."""
    words = request.split()
    if len(words) < 2 or words[0] != "CONNECT":
        return ""
    host = words[1].rsplit(":", 1)[0]
    return host if host.endswith(AWS_NAMES) else ""


def _pump(source: socket.socket, target: socket.socket) -> None:
    try:
        while data := source.recv(65536):
            target.sendall(data)
    except OSError:
        pass
    for end in (source, target):
        try:
            end.shutdown(socket.SHUT_RDWR)
        except OSError:
            pass


if __name__ == "__main__":
    Proxy(Settings.load(sys.argv[1])).serve()
