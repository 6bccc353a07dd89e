FROM dhi.io/python:3.13-alpine-dev
COPY server.py .
HEALTHCHECK CMD wget -qO- http://localhost:3000/ || exit 1
CMD ["python", "server.py"]
