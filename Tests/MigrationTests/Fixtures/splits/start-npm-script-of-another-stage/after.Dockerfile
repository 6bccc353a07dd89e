FROM dhi.io/node:22-alpine-dev AS start
WORKDIR /srv/web
COPY package*.json ./

FROM start AS compiled
RUN npm ci
COPY . .
RUN npm run compile

FROM dhi.io/node:22-alpine
WORKDIR /srv/web
COPY --from=compiled /srv/web/package.json ./
COPY --from=compiled /srv/web/node_modules ./node_modules
COPY --from=compiled /srv/web/lib ./lib
USER node
ENV NODE_ENV=production
ENV PORT=8080
CMD ["node", "lib/main.js"]
