FROM php:8.4-apache AS web
RUN a2enmod rewrite
FROM php:8.4-fpm-alpine
WORKDIR /srv
RUN php -v
