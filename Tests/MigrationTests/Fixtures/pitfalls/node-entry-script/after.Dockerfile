FROM dhi.io/node:22
WORKDIR /app
COPY server.js .
USER node
CMD ["node", "server.js"]
