FROM node:22-alpine
RUN apk add --no-cache tini
RUN mkdir /app && cp -r /etc/skel /app/home
WORKDIR /app
COPY . .
RUN npm ci
USER node
CMD ["node", "index.js"]
