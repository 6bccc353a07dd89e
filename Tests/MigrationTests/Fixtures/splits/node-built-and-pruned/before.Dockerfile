FROM node:24-slim AS app
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci
COPY . .
RUN npm run build && npm prune --omit=dev
LABEL org.opencontainers.image.title=shop
HEALTHCHECK NONE
USER node
CMD ["node", "dist/main.js"]
