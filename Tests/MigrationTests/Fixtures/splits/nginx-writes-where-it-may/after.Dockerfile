FROM dhi.io/nginx:1.30-dev AS build
RUN mkdir -p /data/cache

FROM dhi.io/nginx:1.30
COPY --from=build --chown=65532:65532 /data/cache /data/cache
COPY nginx.conf /etc/nginx/nginx.conf
COPY site.conf /etc/nginx/sites/
EXPOSE 8080
