import pathlib

FILE = pathlib.Path("/data/visits/count")


def application(environ, start_response):
    count = int(FILE.read_text()) + 1 if FILE.exists() else 1
    FILE.write_text(str(count))
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [f"visit {count}".encode()]
