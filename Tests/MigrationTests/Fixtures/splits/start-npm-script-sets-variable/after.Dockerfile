FROM dhi.io/node:22-alpine-dev AS build
WORKDIR /srv/web
COPY . .
RUN npm ci

FROM dhi.io/node:22-alpine
WORKDIR /srv/web
COPY --from=build /srv/web /srv/web
USER node
ENV NODE_ENV=production
ENV DEBUG="web:*"
CMD ["node", "main.js"]
