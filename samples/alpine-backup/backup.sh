#!/bin/sh
set -eu
pg_dump "$DATABASE_URL" | gzip | aws s3 cp - "s3://$BUCKET/$(date +%F).sql.gz"
