FROM dhi.io/php:8.4-dev
# The command starts by itself, as on php:8.4-cli.
ENTRYPOINT []
COPY --from=composer:2 /usr/bin/composer /usr/bin/composer
WORKDIR /app
COPY . .
RUN composer install
CMD ["composer", "serve"]
