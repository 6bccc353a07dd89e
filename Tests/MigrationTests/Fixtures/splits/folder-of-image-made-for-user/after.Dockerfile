FROM dhi.io/node:24-dev
# As node:24-slim has it by default.
WORKDIR /
# node:24-slim has no such folder: it is made below.
RUN rmdir /app
# What node:24-slim brings along and the hardened image leaves to those who need it.
RUN apt-get update && apt-get install -y --no-install-recommends passwd && rm -rf /var/lib/apt/lists/*
RUN useradd --uid 1500 runner
RUN id runner
USER runner
WORKDIR /app
COPY . .
RUN npm ci
CMD ["sh", "-c", "echo starting; node index.js | tee -a log"]
