FROM dhi.io/node:22-dev
WORKDIR /app
COPY . .
RUN npm install
CMD ["npm","start"]
