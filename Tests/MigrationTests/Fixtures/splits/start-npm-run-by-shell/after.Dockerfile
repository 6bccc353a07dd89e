FROM dhi.io/node:22-dev AS build
WORKDIR /app
COPY package*.json ./
RUN npm ci --omit=dev

FROM dhi.io/node:22
WORKDIR /app
COPY --from=build /app /app
COPY . .
CMD ["node", "index.js"]
