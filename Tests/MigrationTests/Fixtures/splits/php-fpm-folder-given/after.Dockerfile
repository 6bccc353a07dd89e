FROM dhi.io/php:8.3-dev AS build
# What containers write, apart from what is root's.
COPY storage /written/storage

FROM dhi.io/php:8.3-fpm
WORKDIR /var/www/html
COPY . .
COPY --from=build --chown=65532:65532 /written/ /var/www/html/
