FROM node:24-slim
RUN npm install -g pnpm@10
WORKDIR /srv/shop
COPY package.json pnpm-lock.yaml ./
RUN pnpm install --frozen-lockfile
COPY main.js ./
USER node
CMD ["node", "main.js"]
