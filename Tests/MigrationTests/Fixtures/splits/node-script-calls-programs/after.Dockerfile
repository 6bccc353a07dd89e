FROM dhi.io/node:22-dev AS build
# What node:22 brings along and the hardened image leaves to those who need it.
RUN apt-get update && apt-get install -y --no-install-recommends curl python3-minimal wget && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY . .
RUN npm ci && npm run build

FROM dhi.io/node:22
WORKDIR /app
COPY --from=build /app /app
CMD ["node", "s.js"]
