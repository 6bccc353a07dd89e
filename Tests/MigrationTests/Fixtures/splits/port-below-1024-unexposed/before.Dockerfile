FROM python:3.13-slim
WORKDIR /app
COPY app.py ./
RUN pip install uvicorn
CMD ["uvicorn", "app:application", "--port", "443"]
