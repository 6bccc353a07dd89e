FROM node:22-slim
WORKDIR /app
COPY package.json ./
COPY server.js entry.sh ./
RUN chmod +x /app/entry.sh
CMD ["node", "server.js"]
