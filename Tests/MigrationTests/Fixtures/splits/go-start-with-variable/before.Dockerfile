FROM golang:1.26
WORKDIR /app
COPY . .
RUN CGO_ENABLED=0 go build -o app .
ENV PORT=8080
CMD ./app -port $PORT
