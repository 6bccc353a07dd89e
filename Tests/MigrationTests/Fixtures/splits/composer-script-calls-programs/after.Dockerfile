FROM dhi.io/php:8.4-dev AS vendor
COPY --from=composer:2 /usr/bin/composer /usr/bin/composer
WORKDIR /app
COPY . .
RUN composer install --no-dev

FROM dhi.io/php:8.4
# The command starts by itself, as on php:8.4-cli.
ENTRYPOINT []
WORKDIR /app
COPY --from=vendor /app /app
CMD ["php", "worker.php"]
