FROM node:22-alpine
WORKDIR /srv/web
COPY . .
RUN npm ci
USER node
CMD ["npm", "start"]
