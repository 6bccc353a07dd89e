FROM dhi.io/node:24-dev AS yarn
RUN corepack enable
WORKDIR /srv/shop
COPY . .

FROM yarn AS build
RUN yarn install --immutable

FROM dhi.io/node:24
WORKDIR /srv/shop
COPY --from=build /srv/shop /srv/shop
USER node
CMD ["node", "main.js"]
