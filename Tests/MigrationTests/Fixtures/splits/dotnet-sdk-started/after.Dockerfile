FROM dhi.io/dotnet:8.0-sdk
# As mcr.microsoft.com/dotnet/sdk:8.0 has it by default.
ENV ASPNETCORE_HTTP_PORTS=8080
WORKDIR /src
COPY . .
RUN dotnet restore
ENTRYPOINT ["dotnet", "run"]
