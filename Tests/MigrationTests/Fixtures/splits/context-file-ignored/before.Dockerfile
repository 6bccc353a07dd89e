FROM node:22-slim
WORKDIR /app
COPY package.json server.js ./
RUN npm install
CMD ["node","server.js"]
