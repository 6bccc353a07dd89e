FROM dhi.io/nginx:1.30-dev
COPY default.conf /etc/nginx/conf.d/default.conf
