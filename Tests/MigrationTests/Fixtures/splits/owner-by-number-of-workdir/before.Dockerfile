FROM python:3.13-slim
WORKDIR /app
COPY requirements.txt app.py ./
RUN pip install -r requirements.txt
RUN chown -R 10001:10001 /app
USER 10001
CMD ["python", "app.py"]
