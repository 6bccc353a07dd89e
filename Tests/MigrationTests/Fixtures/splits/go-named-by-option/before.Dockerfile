FROM golang:1.25.6-alpine as builder
WORKDIR /fiber
COPY . .
RUN go build -ldflags="-s -w" -o app .
FROM alpine:latest
WORKDIR /fiber
COPY --from=builder /fiber/app .
CMD ["./app"]
