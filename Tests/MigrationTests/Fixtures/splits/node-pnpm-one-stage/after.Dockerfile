FROM dhi.io/node:24-dev AS build
RUN npm install -g pnpm@10
WORKDIR /srv/shop
COPY package.json pnpm-lock.yaml ./
RUN pnpm install --frozen-lockfile

FROM dhi.io/node:24
WORKDIR /srv/shop
COPY --from=build /srv/shop /srv/shop
COPY main.js ./
USER node
CMD ["node", "main.js"]
