FROM dhi.io/php:8.3-fpm
WORKDIR /var/www/html
COPY --chown=65532:65532 . .
