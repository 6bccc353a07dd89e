FROM node:26-alpine
WORKDIR /srv/shop
COPY package.json pnpm-lock.yaml ./
RUN npm install --global corepack@0.34 && corepack enable pnpm && pnpm install --frozen-lockfile
COPY main.js ./
USER node
CMD ["node", "main.js"]
