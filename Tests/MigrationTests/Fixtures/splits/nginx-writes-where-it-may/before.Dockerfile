FROM nginx:1.30
RUN mkdir -p /data/cache
COPY nginx.conf /etc/nginx/nginx.conf
COPY site.conf /etc/nginx/sites/
EXPOSE 8080
