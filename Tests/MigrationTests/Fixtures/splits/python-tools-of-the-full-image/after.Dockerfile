FROM dhi.io/python:3.13-dev AS build
# What python:3.13 brings along and the hardened image leaves to those who need it.
RUN apt-get update && apt-get install -y --no-install-recommends build-essential curl gzip && rm -rf /var/lib/apt/lists/*
RUN python -m venv /opt/venv
ENV PATH=/opt/venv/bin:$PATH
WORKDIR /app
RUN curl -fsSL https://example.com/model.tar.gz -o /tmp/model.tar.gz && mkdir model && tar -xzf /tmp/model.tar.gz -C model && rm /tmp/model.tar.gz
COPY requirements.txt .
RUN pip install -r requirements.txt

FROM dhi.io/python:3.13
ENV PATH=/opt/venv/bin:$PATH
WORKDIR /app
COPY --from=build /opt/venv /opt/venv
COPY --from=build /app/model /app/model
COPY . .
CMD ["python", "app.py"]
