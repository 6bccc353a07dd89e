FROM node:22-slim
WORKDIR /app
COPY . .
RUN npm ci --omit=dev
CMD ["sh", "-c", "env NODE_ENV=production node server.js"]
