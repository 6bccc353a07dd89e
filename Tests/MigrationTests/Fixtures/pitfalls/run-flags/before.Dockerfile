# syntax=docker/dockerfile:1
FROM node:22-bookworm
WORKDIR /app
RUN --mount=type=cache,target=/root/.npm --mount=type=secret,id=npmrc,target=/root/.npmrc \
    --network=none npm ci
RUN --security=insecure --mount=type=ssh true
