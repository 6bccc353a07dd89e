FROM dhi.io/node:22-dev AS build
# What node:22 brings along and the hardened image leaves to those who need it.
RUN apt-get update && apt-get install -y --no-install-recommends build-essential python3 && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev

FROM dhi.io/node:22
WORKDIR /app
COPY --from=build /app /app
COPY . .
CMD ["node", "server.js"]
