#!/bin/sh
# The tables have to be there before the first request.
set -e
if [ "${SKIP_MIGRATIONS:-no}" = no ]; then
    python migrate.py
fi
exec "$@"
