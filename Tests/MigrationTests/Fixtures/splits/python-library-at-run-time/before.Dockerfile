FROM python:3.13-slim
RUN apt-get update && apt-get install -y --no-install-recommends gcc libpq-dev \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /srv
RUN pip install psycopg2
COPY main.py .
CMD ["python", "main.py"]
