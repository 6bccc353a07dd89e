FROM dhi.io/php:8.3-dev AS build
# What containers write, apart from what is root's.
COPY bootstrap/cache /written/1/cache
COPY storage /written/2/storage

FROM dhi.io/php:8.3-fpm
WORKDIR /var/www/html
COPY . .
COPY --from=build --chown=65532:65532 /written/1/ /var/www/html/bootstrap/
COPY --from=build --chown=65532:65532 /written/2/ /var/www/html/
EXPOSE 9000
