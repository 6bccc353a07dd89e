FROM python:3.13-slim
ARG HOME_DIR=/srv/app
WORKDIR $HOME_DIR
COPY . .
RUN pip install -r requirements.txt
CMD ["python", "app.py"]
