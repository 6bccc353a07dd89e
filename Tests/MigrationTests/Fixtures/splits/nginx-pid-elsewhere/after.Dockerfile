FROM dhi.io/nginx:1.30-dev
COPY nginx.conf /etc/nginx/nginx.conf
EXPOSE 8080
