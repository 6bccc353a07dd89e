FROM dhi.io/node:22-alpine-dev AS modules
# node:22-alpine has no such folder: it is made below.
RUN chown node /app
USER node
WORKDIR /app/server
COPY --chown=node package.json package-lock.json ./
RUN npm ci

FROM dhi.io/node:22-alpine
WORKDIR /app
COPY --from=modules /app/server ./server
USER node
CMD ["node", "server/index.js"]
