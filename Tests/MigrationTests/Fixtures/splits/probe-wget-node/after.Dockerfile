FROM dhi.io/node:22-alpine-dev AS build
WORKDIR /app
COPY package*.json ./
RUN npm ci --omit=dev

FROM dhi.io/node:22-alpine
WORKDIR /app
COPY --from=build /app /app
COPY . .
HEALTHCHECK --interval=30s CMD ["node", "-e", "fetch('http://localhost:3000/').then(r => process.exit(r.status < 400 ? 0 : 1))"]
CMD ["node", "server.js"]
