FROM node:24-slim
RUN groupadd -r web && useradd -r -g web web
WORKDIR /app
RUN chown web:web /app
COPY --chown=web:web package.json ./
RUN npm install
COPY --chown=web:web . .
USER web
CMD ["node", "index.js"]
