FROM node:22-alpine AS modules
USER node
WORKDIR /app/server
COPY --chown=node package.json package-lock.json ./
RUN npm ci

FROM node:22-alpine
WORKDIR /app
COPY --from=modules /app/server ./server
USER node
CMD ["node", "server/index.js"]
