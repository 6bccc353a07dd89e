FROM dhi.io/node:22-dev
# As node:22-slim has it by default.
WORKDIR /
COPY package.json package-lock.json ./
RUN npm ci
COPY . .
RUN npm run build && mv /dist /site
EXPOSE 3000
CMD ["npm", "start"]
