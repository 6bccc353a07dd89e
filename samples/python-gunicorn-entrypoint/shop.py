import sqlite3


def application(environ, start_response):
    with sqlite3.connect("/tmp/shop.db") as database:
        names = [name for (name,) in database.execute("SELECT name FROM products")]
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [" ".join(names).encode()]
