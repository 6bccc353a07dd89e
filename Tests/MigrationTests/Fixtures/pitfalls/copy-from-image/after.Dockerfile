FROM dhi.io/alpine-base:3.23-dev AS base
RUN apk add --no-cache ca-certificates
FROM dhi.io/python:3.13-alpine-dev
COPY --from=node:22-alpine /usr/lib /opt/node-lib
COPY --from=composer:2 /usr/bin/composer /usr/local/bin/composer
COPY --from=ghcr.io/acme/tool:1 /tool /tool
COPY --from=0 /etc/ssl /etc/ssl
COPY --from=BASE /etc/ssl /etc/ssl
CMD ["python", "-V"]
