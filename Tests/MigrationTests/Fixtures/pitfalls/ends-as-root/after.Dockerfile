FROM dhi.io/python:3.13-dev
WORKDIR /app
COPY requirements.txt .
RUN pip install -r requirements.txt
COPY server.py .
USER 1000
CMD ["python", "server.py"]
