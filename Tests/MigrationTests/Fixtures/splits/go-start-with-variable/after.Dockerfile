FROM dhi.io/golang:1.26-dev AS build
WORKDIR /app
COPY . .
RUN CGO_ENABLED=0 go build -o app .

FROM dhi.io/debian-base:trixie
WORKDIR /app
COPY --from=build /app /app
ENV PORT=8080
CMD ./app -port $PORT
