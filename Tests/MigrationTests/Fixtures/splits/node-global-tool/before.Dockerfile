FROM node:24-slim
WORKDIR /app
COPY . .
RUN npm install -g pm2 && npm ci
USER node
CMD ["pm2-runtime", "server.js"]
