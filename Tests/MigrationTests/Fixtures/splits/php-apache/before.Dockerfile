FROM php:8.4-apache
RUN mkdir -p /var/www/html/var
COPY public/ /var/www/html/
