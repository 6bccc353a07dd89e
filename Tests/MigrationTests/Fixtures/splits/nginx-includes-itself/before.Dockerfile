FROM nginx:1.30
COPY conf/ /etc/nginx/conf.d/
EXPOSE 8080
