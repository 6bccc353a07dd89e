FROM dhi.io/node:24-dev
# As node:24-slim has it by default.
WORKDIR /
COPY ./ ./
RUN npm install
CMD ["node", "main.js"]
