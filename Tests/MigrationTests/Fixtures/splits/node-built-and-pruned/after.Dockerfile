FROM dhi.io/node:24-dev AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci
COPY . .
RUN npm run build && npm prune --omit=dev

FROM dhi.io/node:24 AS app
WORKDIR /app
COPY --from=build /app /app
LABEL org.opencontainers.image.title=shop
HEALTHCHECK NONE
USER node
CMD ["node", "dist/main.js"]
