FROM dhi.io/php:8.4-dev AS build
WORKDIR /var/www/html
COPY --from=composer:2 /usr/bin/composer /usr/local/bin/composer
COPY composer.json composer.lock ./
RUN composer install --no-dev --no-scripts
COPY --chown=65532:65532 . .
RUN mkdir -p var

FROM dhi.io/php:8.4-fpm
WORKDIR /var/www/html
COPY --from=build --chown=65532:65532 /var/www/html /var/www/html
