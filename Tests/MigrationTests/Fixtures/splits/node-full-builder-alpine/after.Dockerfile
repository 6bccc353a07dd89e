FROM dhi.io/node:22-dev AS build
# What node:22 brings along and the hardened image leaves to those who need it.
RUN apt-get update && apt-get install -y --no-install-recommends build-essential python3 && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY package*.json ./
RUN npm ci
COPY . .
RUN npm run build

FROM dhi.io/node:22-alpine-dev AS builder
WORKDIR /app
COPY --from=build /app/dist ./dist
COPY package*.json ./
RUN npm ci --omit=dev && npm cache clean --force

FROM dhi.io/node:22-alpine
WORKDIR /app
COPY --from=builder /app /app
USER node
EXPOSE 3000
CMD ["node", "dist/main.js"]
