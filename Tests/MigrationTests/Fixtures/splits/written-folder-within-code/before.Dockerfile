FROM node:22-slim
WORKDIR /app
COPY . .
RUN npm install && npm run build
VOLUME ["/app/uploads"]
RUN mkdir -p /app/uploads /app/logs
CMD ["node", "server.js"]
