FROM golang:1.26 AS build
WORKDIR /src
COPY . .
RUN CGO_ENABLED=0 go build -o server
FROM debian:trixie-slim
COPY --from=build /src/run.sh /run.sh
CMD ["/run.sh"]
