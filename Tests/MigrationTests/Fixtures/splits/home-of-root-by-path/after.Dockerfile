FROM dhi.io/golang:1.26-dev AS builder
WORKDIR /app
COPY . .
RUN CGO_ENABLED=0 go build -o main .

FROM dhi.io/debian-base:trixie
WORKDIR /app
COPY --from=builder /app/main /app/main
ENTRYPOINT ["/app/main", "--config", "/app/config.yml"]
