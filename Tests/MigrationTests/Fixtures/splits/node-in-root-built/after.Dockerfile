FROM dhi.io/node:22-dev AS build
# A folder of its own: the final stage takes it over as a whole.
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci
COPY . .
RUN npm run build

FROM dhi.io/node:22
WORKDIR /app
COPY --from=build --chown=1000:1000 /app /app
EXPOSE 3000
CMD ["node", "node_modules/next/dist/bin/next", "start", "-p", "3000"]
