import sqlite3

with sqlite3.connect("/tmp/shop.db") as database:
    database.execute("CREATE TABLE IF NOT EXISTS products (name TEXT PRIMARY KEY)")
    database.execute("INSERT OR IGNORE INTO products VALUES ('whale')")
