FROM dhi.io/python:3.13-dev
ARG HOME_DIR=/srv/app
WORKDIR $HOME_DIR
COPY . .
RUN pip install -r requirements.txt
CMD ["python", "app.py"]
