FROM nginx:1.30
COPY default.conf /etc/nginx/conf.d/default.conf
