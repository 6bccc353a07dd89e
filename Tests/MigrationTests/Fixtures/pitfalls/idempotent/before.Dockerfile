FROM dhi.io/golang:1.26-alpine-dev AS build
RUN go build -o /app .
FROM dhi.io/static:20250419-glibc-debian13
COPY --from=build /app /app
ENTRYPOINT ["/app"]
