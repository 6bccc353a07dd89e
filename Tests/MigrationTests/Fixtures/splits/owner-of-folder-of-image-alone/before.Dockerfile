FROM node:24-slim
WORKDIR /app
COPY . .
RUN chown -R node /app
USER node
CMD ["node", "index.js"]
