FROM dhi.io/php:8.4-dev AS build
COPY --from=composer:2 /usr/bin/composer /usr/bin/composer
RUN apt-get update && apt-get install -y --no-install-recommends git unzip && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY composer.json composer.lock ./
RUN composer install --no-dev --no-scripts

FROM dhi.io/php:8.4
# The command starts by itself, as on php:8.4-cli.
ENTRYPOINT []
WORKDIR /app
COPY --from=build /app /app
COPY . .
CMD ["php", "-S", "0.0.0.0:8000", "-t", "public"]
