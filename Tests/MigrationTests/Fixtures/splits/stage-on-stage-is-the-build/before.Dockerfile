FROM node:24-slim AS installed
WORKDIR /srv/web
COPY package.json package-lock.json ./
RUN npm ci --omit=dev

FROM installed AS server
COPY main.js ./
USER node
CMD ["node", "main.js"]
