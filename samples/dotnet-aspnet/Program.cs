var app = WebApplication.Create(args);
app.MapGet("/", () => new { status = "open" });
app.Run();
