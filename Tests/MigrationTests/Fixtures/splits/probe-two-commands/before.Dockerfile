FROM node:22-slim
WORKDIR /app
COPY package*.json ./
RUN npm ci --omit=dev
COPY . .
HEALTHCHECK CMD curl -f http://localhost:3000 | grep -q ok
CMD ["node", "server.js"]
