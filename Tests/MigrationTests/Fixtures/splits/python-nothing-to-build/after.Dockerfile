FROM dhi.io/python:3.13
WORKDIR /app
COPY app.py .
CMD ["python", "app.py"]
