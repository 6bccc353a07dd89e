FROM dhi.io/node:22-alpine-dev AS modules
# node:22-alpine has no such folder: it is made below.
RUN chown node /app
USER node
WORKDIR /app
COPY --chown=node package.json package-lock.json ./
RUN npm ci --omit=dev

FROM dhi.io/node:22-alpine-dev AS build
# The final image has these folders already, as root's.
RUN mkdir -p /owned/app

FROM dhi.io/node:22-alpine
COPY --from=build --chown=1000:1000 /owned/ /
USER node
WORKDIR /app
COPY --from=modules /app/node_modules ./node_modules
COPY server.js ./
CMD ["node", "server.js"]
