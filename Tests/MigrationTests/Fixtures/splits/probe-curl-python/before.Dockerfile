FROM python:3.13-slim
ENV PORT=8000
WORKDIR /app
RUN apt-get update && apt-get install -y --no-install-recommends curl && rm -rf /var/lib/apt/lists/*
COPY requirements.txt .
RUN pip install -r requirements.txt
COPY . .
HEALTHCHECK --interval=30s --timeout=5s \
    CMD curl -fsS http://localhost:${PORT}/health || exit 1
CMD ["python", "app.py"]
