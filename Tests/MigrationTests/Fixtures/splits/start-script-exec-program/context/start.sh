#!/usr/bin/env bash
set -euo pipefail
export NODE_ENV=production
exec node server.js --port 8080
