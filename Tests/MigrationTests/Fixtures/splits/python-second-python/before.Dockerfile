FROM python:3.13-slim
RUN apt-get update && apt-get install -y --no-install-recommends gcc python3-dev python3-pip && rm -rf /var/lib/apt/lists/*
WORKDIR /app
RUN pip3 install cython==3.1.0
COPY . .
CMD ["python3", "app.py"]
