import psycopg2
from psycopg2 import extensions

print("libpq is there:", extensions.libpq_version() > 100000)
try:
    psycopg2.connect("host=127.0.0.1 port=1 connect_timeout=1")
except psycopg2.OperationalError as error:
    print("no server:", "refused" in str(error))
