FROM python:3.12.4-windowsservercore
RUN pip install flask
