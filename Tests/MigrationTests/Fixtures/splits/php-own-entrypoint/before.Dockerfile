FROM php:8.4-cli
WORKDIR /app
COPY . .
RUN mkdir -p var/cache && chown -R www-data var
ENTRYPOINT ["php", "server.php"]
