using HealthNeeds.Dashboard.Access;
using HealthNeeds.Dashboard.Api;
using HealthNeeds.Dashboard.Hosting;

var builder = WebApplication.CreateBuilder(args);
// Built but not published, files of wwwroot lie in several folders, which this knows; published, it has nothing to do.
builder.WebHost.UseStaticWebAssets();
// Their compressed forms, made by the build, go out unless somebody may be editing the files.
builder.Configuration["ReloadStaticAssetsAtRuntime"] ??= builder.Environment.IsDevelopment().ToString();
QuietLogs.AddTo(builder.Configuration);
var start = new StartUp(builder.Logging);
return await start.RunAsync(
    () =>
    {
        builder.Services.AddDashboard().AddApi().AddTelemetry(builder.Configuration).AddAccess(builder.Configuration);
        return builder.Build();
    },
    app => app.UseDashboard().MapDashboard().MapApi().MapTelemetry().MapAccess(),
    Console.Error);
