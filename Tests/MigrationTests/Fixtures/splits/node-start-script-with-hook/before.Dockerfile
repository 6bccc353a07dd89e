FROM node:22-slim
WORKDIR /usr/src/app
COPY . .
RUN npm install
USER node
CMD ["npm", "start"]
