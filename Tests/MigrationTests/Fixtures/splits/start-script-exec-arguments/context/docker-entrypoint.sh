#!/bin/sh
# Nothing to prepare yet.
set -e

exec "$@"
