FROM node:22-slim
WORKDIR /app
COPY package*.json ./
RUN npm ci --omit=dev
COPY . .
HEALTHCHECK CMD node healthcheck.js > /dev/null 2>&1 || exit 1
CMD ["node", "server.js"]
