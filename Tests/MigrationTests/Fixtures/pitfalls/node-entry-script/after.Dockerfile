FROM dhi.io/node:22-dev
WORKDIR /app
COPY server.js .
USER node
CMD ["node", "server.js"]
