FROM node:22-slim
WORKDIR /app
COPY . .
RUN npm install
VOLUME ["/app/uploads"]
CMD ["node", "server.js"]
