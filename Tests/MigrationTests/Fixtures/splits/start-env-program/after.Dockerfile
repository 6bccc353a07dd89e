FROM dhi.io/node:22-dev AS build
WORKDIR /app
COPY . .
RUN npm ci --omit=dev

FROM dhi.io/node:22
WORKDIR /app
COPY --from=build /app /app
ENV NODE_ENV=production
CMD ["node", "server.js"]
