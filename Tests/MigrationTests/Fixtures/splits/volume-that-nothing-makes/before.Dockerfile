FROM python:3.13-slim
WORKDIR /app
VOLUME ["/data", "/seed"]
COPY requirements.txt app.py ./
RUN pip install -r requirements.txt
COPY first.json /seed/
CMD ["python", "app.py"]
