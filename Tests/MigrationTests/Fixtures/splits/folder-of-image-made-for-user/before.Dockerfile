FROM node:24-slim
RUN useradd --uid 1500 runner
RUN id runner
USER runner
WORKDIR /app
COPY . .
RUN npm ci
CMD ["sh", "-c", "echo starting; node index.js | tee -a log"]
