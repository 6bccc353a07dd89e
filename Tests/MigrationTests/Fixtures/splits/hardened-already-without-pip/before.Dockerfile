FROM dhi.io/python:3.12
RUN pip install flask
CMD ["python", "s.py"]
