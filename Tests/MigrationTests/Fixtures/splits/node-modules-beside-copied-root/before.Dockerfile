FROM node:24-slim
COPY ./ ./
RUN npm install
CMD ["node", "server.js"]
