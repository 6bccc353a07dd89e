FROM dhi.io/node:24-dev
WORKDIR /app
COPY . .
RUN chown -R node /app
USER node
CMD ["node", "index.js"]
