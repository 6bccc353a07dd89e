import http.server
import os
import pathlib


class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        body = os.environ["GREETING"] + "\n"
        for name in ("banner.txt", "notes.txt", "../data/one", "../data/two"):
            body += pathlib.Path(name).read_text()
        body += " ".join(sorted(os.listdir("."))) + "\n"
        data = body.encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *arguments):
        pass


http.server.ThreadingHTTPServer(("", 8000), Handler).serve_forever()
