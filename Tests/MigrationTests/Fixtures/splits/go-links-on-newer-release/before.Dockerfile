FROM golang:1.26-alpine AS b
RUN apk add --no-cache gcc musl-dev git
WORKDIR /src
COPY . .
RUN go build -o /out/app .
FROM alpine:3.22
RUN apk add --no-cache ca-certificates tzdata
COPY --from=b /out/app /app
ENTRYPOINT ["/app"]
