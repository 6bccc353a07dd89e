FROM node:22-slim
WORKDIR /app
COPY server.js .
USER node
CMD ["node", "server.js"]
