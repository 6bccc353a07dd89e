FROM dhi.io/node:22-alpine-dev AS first
USER node
WORKDIR /srv/web
COPY package*.json ./
RUN npm ci

FROM dhi.io/node:22-alpine-dev AS second
USER node
WORKDIR /srv/web
COPY --chown=node:node --from=first /home/node/.npm/ /home/node/.npm/
COPY package*.json ./
RUN npm ci --omit=dev --prefer-offline

FROM dhi.io/node:22-alpine
WORKDIR /srv/web
COPY --from=second /srv/web/node_modules ./node_modules
COPY main.js ./
USER node
CMD ["node", "main.js"]
