FROM node:22-slim
COPY package.json server.js /app/
WORKDIR /app
RUN npm install
ENV NODE_OPTIONS="--diagnostic-dir=/var/reports"
CMD ["node", "server.js"]
