FROM python:3.13-slim
WORKDIR /srv/app
COPY . .
RUN pip install flask && mkdir -p logs
CMD ["python", "app.py"]
