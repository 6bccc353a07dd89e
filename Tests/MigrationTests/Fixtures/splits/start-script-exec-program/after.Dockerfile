FROM dhi.io/node:22-dev AS build
WORKDIR /app
COPY package*.json ./
RUN npm ci --omit=dev
COPY . .
RUN chmod +x start.sh

FROM dhi.io/node:22
WORKDIR /app
COPY --from=build /app /app
ENV NODE_ENV=production
CMD ["node", "server.js", "--port", "8080"]
