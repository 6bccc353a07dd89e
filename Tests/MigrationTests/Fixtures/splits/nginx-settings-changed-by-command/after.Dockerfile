FROM dhi.io/nginx:1.30-dev AS build
COPY default.conf /etc/nginx/conf.d/default.conf
RUN sed -i 's/8080/8081/' /etc/nginx/conf.d/default.conf

FROM dhi.io/nginx:1.30
COPY --from=build /etc/nginx/conf.d/default.conf /etc/nginx/conf.d/default.conf
EXPOSE 8081
