FROM php:8.4-cli AS vendor
COPY --from=composer:2 /usr/bin/composer /usr/bin/composer
WORKDIR /app
COPY . .
RUN composer install --no-dev

FROM php:8.4-cli
WORKDIR /app
COPY --from=vendor /app /app
CMD ["php", "worker.php"]
