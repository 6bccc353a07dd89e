FROM node:24-slim
RUN mkdir /app /app/logs && cp -r /etc/skel /app/skel
WORKDIR /app
COPY . .
RUN npm ci
USER node
CMD ["node", "index.js"]
