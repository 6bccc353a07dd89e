FROM dhi.io/golang:1.26-dev AS builder
WORKDIR /app
COPY . .
RUN CGO_ENABLED=0 go build -o main .

FROM dhi.io/alpine-base:3.22-dev AS build
RUN apk --no-cache add ca-certificates tzdata

FROM dhi.io/alpine-base:3.22
COPY --from=build /usr/share/zoneinfo /usr/share/zoneinfo
WORKDIR /app/
COPY --from=builder /app/main .
COPY --from=builder /app/config ./config
COPY --from=builder /app/.env .
CMD ["./main"]
