FROM nginx:1.30
COPY site /usr/share/nginx/html
CMD nginx -g 'daemon off;'
