FROM node:22-slim
WORKDIR /usr/src/app
COPY . .
RUN npm ci
USER node
CMD ["npm", "start"]
