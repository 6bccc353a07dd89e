FROM php:8.3-fpm
WORKDIR /var/www/html
COPY . .
RUN chown -R www-data:www-data /var/www/html/storage
