FROM python:3.13-slim
RUN useradd --create-home app
USER app
CMD ["python", "-V"]
