using HealthNeeds.Dashboard;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddDashboard(builder.Configuration);

var app = builder.Build();
app.UseDashboard();
app.MapDashboard();
await app.RunAsync();
