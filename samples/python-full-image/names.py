from markupsafe import _speedups, escape
from psycopg2 import extensions

print(escape("<built from source>"), _speedups.__name__, extensions.libpq_version() > 100000)
