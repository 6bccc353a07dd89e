FROM node:24-alpine
COPY package.json package-lock.json ./
RUN npm ci
COPY main.js .
USER node
CMD node main.js
