FROM dhi.io/python:3.13-dev
# What python:3.13-slim brings along and the hardened image leaves to those who need it.
RUN apt-get update && apt-get install -y --no-install-recommends passwd && rm -rf /var/lib/apt/lists/*
RUN useradd app
WORKDIR /app
COPY app.py ./
RUN pip install flask && chown app /var/run
USER app
CMD ["python", "app.py"]
