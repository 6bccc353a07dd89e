FROM php:8.4-fpm
WORKDIR /var/www/html
COPY --from=composer:2 /usr/bin/composer /usr/local/bin/composer
COPY composer.json composer.lock ./
RUN composer install --no-dev --no-scripts
COPY --chown=www-data:www-data . .
RUN mkdir -p var && chown -R www-data:www-data var
USER www-data
