FROM nginx:1.30
COPY default.conf /etc/nginx/conf.d/default.conf
RUN sed -i 's/8080/8081/' /etc/nginx/conf.d/default.conf
EXPOSE 8081
