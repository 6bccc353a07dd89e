from python:3.13-slim as base
run pip --version
