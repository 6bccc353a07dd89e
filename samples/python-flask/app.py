import os

import psycopg
from flask import Flask

app = Flask(__name__)


@app.get("/healthz")
def healthz():
    return {"status": "ok"}


@app.get("/orders")
def orders():
    with psycopg.connect(os.environ["DATABASE_URL"]) as connection, connection.cursor() as cursor:
        cursor.execute("SELECT id, total FROM orders ORDER BY id DESC LIMIT 20")
        return [{"id": id, "total": float(total)} for id, total in cursor.fetchall()]
