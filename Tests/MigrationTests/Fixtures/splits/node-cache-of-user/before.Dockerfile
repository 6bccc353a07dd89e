FROM node:22-alpine AS first
USER node
WORKDIR /srv/web
COPY package*.json ./
RUN npm ci

FROM node:22-alpine AS second
USER node
WORKDIR /srv/web
COPY --chown=node:node --from=first /home/node/.npm/ /home/node/.npm/
COPY package*.json ./
RUN npm ci --omit=dev --prefer-offline

FROM node:22-alpine
WORKDIR /srv/web
COPY --from=second /srv/web/node_modules ./node_modules
COPY main.js ./
USER node
CMD ["node", "main.js"]
