ARG NODE_VERSION=22
FROM dhi.io/node:${NODE_VERSION}-alpine-dev AS build
# Use the official image, which is small.
WORKDIR /srv/app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev

FROM dhi.io/node:${NODE_VERSION}-alpine
WORKDIR /srv/app
COPY --from=build /srv/app /srv/app
USER node
COPY . .

EXPOSE 3000

CMD ["node", "server.js"]
