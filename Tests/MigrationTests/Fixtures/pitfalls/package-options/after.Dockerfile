FROM dhi.io/debian-base:bookworm-dev AS debian
RUN apt-get update && apt-get -t bookworm-backports install -y --no-install-recommends git=1:2.* \
    && rm -rf /var/lib/apt/lists/*
FROM dhi.io/alpine-base:3.23-dev
RUN apk add --no-cache --virtual .deps build-base && apk del .deps
