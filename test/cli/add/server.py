"""A web server for one test: server.py FOLDER PORT_FILE LOG_FILE."""
import http.server
import os
import sys

folder, port_file, log_file = sys.argv[1:]


class Handler(http.server.SimpleHTTPRequestHandler):
    def __init__(self, *arguments):
        super().__init__(*arguments, directory=folder)

    def do_GET(self):
        with open(log_file, "a", encoding="utf-8") as log:
            log.write(f"GET {self.path}\n")
        if self.path in ("/moved", "/forever"):
            self.send_response(302)
            self.send_header("Location", "/page.html" if self.path == "/moved" else "/forever")
            self.end_headers()
        else:
            super().do_GET()

    def log_message(self, *arguments):
        pass


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
with open(port_file + ".new", "w", encoding="utf-8") as file:
    file.write(str(server.server_address[1]))
os.rename(port_file + ".new", port_file)
server.serve_forever()
