FROM nginx:1.30
COPY nginx.conf /etc/nginx/nginx.conf
EXPOSE 8080
