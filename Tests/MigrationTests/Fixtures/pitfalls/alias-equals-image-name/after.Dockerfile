FROM dhi.io/node:22-dev AS node
WORKDIR /src
RUN npm pack

FROM nginx:1.30 AS nginx
COPY --from=node /src /usr/share/nginx/html
FROM nginx
RUN nginx -t
