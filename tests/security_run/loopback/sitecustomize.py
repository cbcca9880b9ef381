"""On the scanner's PYTHONPATH: its process reaches loopback and nothing else, whatever a module or an update has in mind."""

import sys

NEEDS_LOOK_UP = ("socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyname_ex")
HERE = ("127.0.0.1", "::1", "localhost", "0.0.0.0", "", None)


def _loopback_only(event: str, arguments: tuple) -> None:
    if event in NEEDS_LOOK_UP:
        host = arguments[0]
    elif event in ("socket.connect", "socket.sendto"):
        address = arguments[1]
        host = address[0] if isinstance(address, tuple) else None  # a path: a socket of this machine
    else:
        return
    host = host.decode() if isinstance(host, bytes) else host
    if host not in HERE:
        print(f"kept from reaching {host}", flush=True)
        raise ConnectionRefusedError(f"the scanner stays on loopback: {host}")


sys.addaudithook(_loopback_only)
