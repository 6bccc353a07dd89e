FROM python:3.13-slim
WORKDIR /app
COPY requirements.txt main.py ./
RUN pip install -r requirements.txt
COPY --chmod=600 settings.ini .
COPY --chmod=755 run.py .
CMD ["python", "main.py"]
