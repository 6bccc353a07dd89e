FROM node:22-alpine AS start
WORKDIR /srv/web
COPY package*.json ./

FROM start AS compiled
RUN npm ci
COPY . .
RUN npm run compile

FROM node:22-alpine
WORKDIR /srv/web
COPY --from=compiled /srv/web/package.json ./
COPY --from=compiled /srv/web/node_modules ./node_modules
COPY --from=compiled /srv/web/lib ./lib
USER node
CMD ["npm", "run", "serve"]
