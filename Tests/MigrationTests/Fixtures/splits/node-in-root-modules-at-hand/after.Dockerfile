FROM dhi.io/node:24-dev AS build
# A folder of its own: the final stage takes it over as a whole.
WORKDIR /app
COPY ./ ./
RUN npm install --omit=dev

FROM dhi.io/node:24
WORKDIR /app
COPY --from=build /app /app
ENV NODE_ENV=production
EXPOSE 8080
CMD ["node", "main.js"]
