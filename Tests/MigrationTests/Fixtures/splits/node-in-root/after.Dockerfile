FROM dhi.io/node:24-dev AS build
# As node:24-slim has it by default.
WORKDIR /
COPY ./ ./
RUN npm install --omit=dev

FROM dhi.io/node:24
# As node:24-slim has it by default.
WORKDIR /
COPY ./ ./
COPY --from=build /node_modules /node_modules
ENV NODE_ENV=production
EXPOSE 8080
CMD ["node", "main.js"]
