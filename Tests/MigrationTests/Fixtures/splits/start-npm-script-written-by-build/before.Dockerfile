FROM node:22-alpine AS compiled
WORKDIR /srv/web
COPY . .
RUN npm ci && sed -i s/main/other/ package.json

FROM node:22-alpine
WORKDIR /srv/web
COPY --from=compiled /srv/web ./
USER node
CMD ["npm", "start"]
