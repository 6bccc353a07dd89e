FROM dhi.io/golang:1.26-dev
WORKDIR /app
COPY . .
RUN go build
CMD ["./start"]
