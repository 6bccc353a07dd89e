FROM node:22-alpine
COPY server.js .
HEALTHCHECK CMD wget -qO- http://localhost:3000/ || exit 1
CMD ["node", "server.js"]
