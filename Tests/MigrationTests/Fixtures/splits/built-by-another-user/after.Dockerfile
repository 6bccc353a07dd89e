FROM dhi.io/node:24-dev AS build
RUN mkdir -p /srv/app
WORKDIR /srv/app
COPY --chown=node package.json ./
RUN npm install && mkdir cache

FROM dhi.io/node:24
WORKDIR /srv/app
COPY --from=build --chown=1000:1000 /srv/app /srv/app
USER node
COPY server.js ./
CMD ["node", "server.js"]
