FROM dhi.io/python:3.13-dev
RUN apt-get update && apt-get install -y git
WORKDIR /app
COPY . .
RUN pip install -r requirements.txt
CMD ["python", "app.py"]
