FROM dhi.io/node:24-dev
# As node:24-slim has it by default.
WORKDIR /
COPY ./ ./
RUN npm install --omit=dev
ENV NODE_ENV=production
EXPOSE 8080
CMD ["node", "main.js"]
