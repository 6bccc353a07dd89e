FROM dhi.io/golang:1.26-dev AS builder
WORKDIR /app
COPY . .
RUN CGO_ENABLED=0 go build -o main .

FROM dhi.io/debian-base:trixie-dev
WORKDIR /root
COPY --from=builder /app/main /root/main
RUN echo x > ~/.x
ENTRYPOINT ["/root/main", "--config", "/root/config.yml"]
