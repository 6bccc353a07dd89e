FROM python:3.13-slim
WORKDIR /app
COPY requirements.txt .
RUN pip install -r requirements.txt
COPY settings.ini main.py ./
RUN chmod 600 settings.ini && chmod u+x main.py
CMD ["python", "main.py"]
