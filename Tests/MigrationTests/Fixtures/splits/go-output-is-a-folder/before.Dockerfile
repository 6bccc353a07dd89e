FROM golang:1.26 AS build
WORKDIR /app
COPY . .
RUN CGO_ENABLED=0 go build -o /app

FROM alpine:3.24
COPY --from=build /app /app
USER 10001
CMD ["/app"]
