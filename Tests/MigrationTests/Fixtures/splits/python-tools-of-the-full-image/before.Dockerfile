FROM python:3.13
WORKDIR /app
RUN curl -fsSL https://example.com/model.tar.gz -o /tmp/model.tar.gz && mkdir model && tar -xzf /tmp/model.tar.gz -C model && rm /tmp/model.tar.gz
COPY requirements.txt .
RUN pip install -r requirements.txt
COPY . .
CMD ["python", "app.py"]
