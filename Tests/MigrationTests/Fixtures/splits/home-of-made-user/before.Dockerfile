FROM python:3.13-slim
RUN useradd -m app
COPY settings.ini /home/app/.apprc
USER app
WORKDIR /home/app
COPY app.py ./
RUN pip install packaging
CMD ["python", "app.py"]
