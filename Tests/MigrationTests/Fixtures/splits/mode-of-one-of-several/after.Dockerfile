FROM dhi.io/node:22-dev AS build
WORKDIR /app
COPY package.json ./
COPY server.js entry.sh ./
RUN chmod +x /app/entry.sh

FROM dhi.io/node:22
WORKDIR /app
COPY --from=build /app/entry.sh /app/entry.sh
COPY --from=build /app/server.js /app/server.js
COPY package.json ./
CMD ["node", "server.js"]
