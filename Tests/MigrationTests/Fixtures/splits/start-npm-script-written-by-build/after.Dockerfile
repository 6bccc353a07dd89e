FROM dhi.io/node:22-alpine-dev AS compiled
WORKDIR /srv/web
COPY . .
RUN npm ci && sed -i s/main/other/ package.json

FROM dhi.io/node:22-alpine-dev
WORKDIR /srv/web
COPY --from=compiled /srv/web ./
USER node
CMD ["npm", "start"]
