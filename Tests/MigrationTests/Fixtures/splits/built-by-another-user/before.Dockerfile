FROM node:24-slim
RUN mkdir -p /srv/app && chown node /srv/app
WORKDIR /srv/app
USER node
COPY --chown=node package.json ./
RUN npm install && mkdir cache
COPY server.js ./
CMD ["node", "server.js"]
