FROM python:3.13-slim
RUN apt-get update && apt-get install -y git
WORKDIR /app
COPY . .
RUN pip install git+https://git.example.com/lib.git
CMD ["python", "app.py"]
