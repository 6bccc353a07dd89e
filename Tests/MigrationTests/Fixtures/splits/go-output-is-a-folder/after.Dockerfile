FROM dhi.io/golang:1.26-dev AS build
WORKDIR /app
COPY . .
RUN CGO_ENABLED=0 go build -o /app

FROM dhi.io/alpine-base:3.24-dev
COPY --from=build /app /app
USER 10001
CMD ["/app"]
