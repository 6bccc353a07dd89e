FROM golang:1.26 AS builder
WORKDIR /code
COPY main.go go.mod ./
RUN go build -trimpath -o /app main.go

FROM alpine:3.24
ENV GOTRACEBACK=single
CMD ["./app"]
COPY --from=builder /app .
