FROM node:22-slim
WORKDIR /app
COPY . .
RUN npm install
RUN mkdir -p /app/logs
CMD ["node", "server.js"]
