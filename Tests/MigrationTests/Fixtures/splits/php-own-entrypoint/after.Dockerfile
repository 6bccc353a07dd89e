FROM dhi.io/php:8.4-dev AS build
WORKDIR /app
COPY . .
RUN mkdir -p var/cache

FROM dhi.io/php:8.4
WORKDIR /app
COPY . .
COPY --from=build --chown=65532:65532 /app/var/cache /app/var/cache
ENTRYPOINT ["php", "server.php"]
