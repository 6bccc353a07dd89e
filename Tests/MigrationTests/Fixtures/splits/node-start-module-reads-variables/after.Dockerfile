FROM dhi.io/node:22-dev
WORKDIR /app
COPY package.json ./
RUN npm install
COPY . .
CMD ["npm","start"]
