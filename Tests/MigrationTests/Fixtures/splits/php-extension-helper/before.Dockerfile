FROM php:8.4-cli
RUN docker-php-ext-install pdo_mysql intl
WORKDIR /app
COPY . .
CMD ["php", "server.php"]
