FROM node:24-slim AS yarn
RUN corepack enable
WORKDIR /srv/shop
COPY . .

FROM yarn
RUN yarn install --immutable
USER node
CMD ["yarn", "start"]
