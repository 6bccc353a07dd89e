FROM python:3.13-slim
WORKDIR /data
WORKDIR /app
COPY app.py ./
RUN pip install flask
VOLUME /data
CMD ["python", "app.py"]
