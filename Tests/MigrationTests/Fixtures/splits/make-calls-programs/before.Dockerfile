FROM golang:1.26 AS build
WORKDIR /src
COPY . .
RUN CGO_ENABLED=0 make -C cmd build

FROM alpine:3.22
COPY --from=build /src/cmd/app /app
USER 1000
ENTRYPOINT ["/app"]
