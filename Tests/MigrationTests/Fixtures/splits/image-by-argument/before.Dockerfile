ARG NODE_VERSION=22
FROM node:${NODE_VERSION}-alpine
# Use the official image, which is small.
WORKDIR /srv/app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev
USER node
COPY . .

EXPOSE 3000

CMD npm start
