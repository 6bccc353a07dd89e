FROM node:24-slim
RUN useradd --uid 1500 runner
USER runner
WORKDIR /app
COPY . .
CMD ["sh", "-c", "exec node index.js"]
