FROM dhi.io/node:22-dev AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci
COPY . .
RUN npm run build

FROM dhi.io/node:22
WORKDIR /app
COPY --from=build --chown=1000:1000 /app /app
CMD ["node", "node_modules/next/dist/bin/next", "start"]
