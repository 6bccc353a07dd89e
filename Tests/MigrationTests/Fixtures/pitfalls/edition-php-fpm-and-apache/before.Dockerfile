FROM php:8.4-fpm-alpine AS fpm
WORKDIR /srv
RUN php -v
FROM php:8.4-apache
RUN php -v
