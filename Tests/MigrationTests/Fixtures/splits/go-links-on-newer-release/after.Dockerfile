FROM dhi.io/golang:1.26-alpine-dev AS b
RUN apk add --no-cache gcc musl-dev git
WORKDIR /src
COPY . .
RUN go build -o /out/app .
FROM dhi.io/alpine-base:3.22-dev AS build
RUN apk add --no-cache ca-certificates tzdata

FROM dhi.io/alpine-base:3.22
COPY --from=build /usr/share/zoneinfo /usr/share/zoneinfo
COPY --from=b /out/app /app
ENTRYPOINT ["/app"]
