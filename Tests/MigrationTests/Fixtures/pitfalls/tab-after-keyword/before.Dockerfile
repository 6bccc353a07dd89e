FROM	python:3.13-slim	AS	base
RUN	pip --version
