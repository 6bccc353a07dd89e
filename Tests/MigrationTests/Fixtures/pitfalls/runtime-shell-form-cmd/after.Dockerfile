FROM dhi.io/python:3.13-alpine-dev
WORKDIR /app
COPY . .
CMD python server.py --port $PORT
