FROM python:3.12-slim
WORKDIR /app
COPY requirements.txt settings.toml ./
RUN pip install -r requirements.txt
COPY src src
CMD ["python","src/nothere.py"]
