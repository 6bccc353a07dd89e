FROM node:24-slim AS modules
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci

FROM node:24-slim
WORKDIR /app
COPY --from=modules /app/node_modules ./node_modules
COPY index.js .
CMD ["node", "index.js"]
