FROM dhi.io/node:24-dev AS installed
WORKDIR /srv/web
COPY package.json package-lock.json ./
RUN npm ci --omit=dev

FROM dhi.io/node:24 AS server
WORKDIR /srv/web
COPY --from=installed /srv/web /srv/web
COPY main.js ./
USER node
CMD ["node", "main.js"]
