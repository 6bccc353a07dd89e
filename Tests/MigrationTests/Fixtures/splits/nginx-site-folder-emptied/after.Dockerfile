FROM dhi.io/node:22-alpine-dev AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci
COPY . .
RUN npm run build

FROM dhi.io/nginx:1.30-alpine
WORKDIR /usr/share/nginx/html

COPY --from=build /app/dist .
EXPOSE 8080
CMD ["-g", "daemon off;"]
