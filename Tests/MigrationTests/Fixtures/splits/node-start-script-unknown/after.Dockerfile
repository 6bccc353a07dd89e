FROM dhi.io/node:22-dev
WORKDIR /usr/src/app
COPY . .
RUN npm ci
USER node
CMD ["npm", "start"]
