FROM python:3.13-slim
WORKDIR /app
COPY app.py ./
RUN pip install flask
VOLUME /var/log
CMD ["python", "app.py"]
