FROM node:22-alpine AS modules
USER node
WORKDIR /app
COPY --chown=node package.json package-lock.json ./
RUN npm ci --omit=dev

FROM node:22-alpine
USER node
WORKDIR /app
COPY --from=modules /app/node_modules ./node_modules
COPY server.js ./
CMD ["node", "server.js"]
