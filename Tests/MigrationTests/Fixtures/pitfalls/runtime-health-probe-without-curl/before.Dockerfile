FROM python:3.13
COPY server.py .
HEALTHCHECK CMD curl -fsS http://localhost:3000/ || exit 1
CMD ["python", "server.py"]
