# syntax=docker/dockerfile:1
FROM dhi.io/alpine-base:3.23-dev
RUN --mount=type=bind,from=golang:1.26-alpine,source=/usr/local/go,target=/usr/local/go /usr/local/go/bin/go version
RUN --mount=from=acme/tools:3,target=/tools /tools/run
