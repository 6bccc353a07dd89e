FROM dhi.io/python:3.13-dev
WORKDIR /app
COPY app.py ./
RUN pip install uvicorn
CMD ["uvicorn", "app:application", "--port", "443"]
