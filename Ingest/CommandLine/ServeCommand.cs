using System.CommandLine;
using System.Net;
using HealthNeeds.Ingest.Setup;
using HealthNeeds.Ingest.Worker;
using HealthNeeds.Ingest.Workspace;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace HealthNeeds.Ingest.CommandLine;

internal static class ServeCommand
{
    private static readonly Option<bool> Supervised = new("--supervised") { Description = "Stop when standard input closes: for whoever starts the worker as a child." };

    public static Command Build()
    {
        var command = new Command("serve", "Run as the worker: refresh on a schedule until stopped.") { GlobalOptions.Region, Supervised };
        command.Runs(RunAsync);
        return command;
    }

    /// <summary>A line for people; structured records where Logging__Console__FormatterName says json (or systemd).</summary>
    internal static void Log(ILoggingBuilder logging, IConfiguration configuration)
    {
        if (configuration["Logging:Console:FormatterName"] is { Length: > 0 })
            logging.AddConfiguration(configuration.GetSection("Logging")).AddConsole();
        else
            logging.AddSimpleConsole(console => (console.SingleLine, console.TimestampFormat, console.UseUtcTimestamp) = (true, "HH:mm:ss ", true));
    }

    private static async Task<int> RunAsync(CommandContext context, CancellationToken cancellation)
    {
        ReplicaCommand.RefuseIn(context);
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { Configuration = new ConfigurationManager(), DisableDefaults = true });
        builder.Configuration.AddConfiguration(context.Configuration);
        Log(builder.Logging, context.Configuration);
        // The scheduler's own chatter is for those who ask: Logging__LogLevel__Quartz=Information.
        builder.Logging.AddFilter("Quartz", LogLevel.Warning).AddFilter("Microsoft", LogLevel.Warning);
        // What stops the host from starting is told once, in words, at the command's edge.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting", LogLevel.None);
        builder.Logging.AddConfiguration(context.Configuration.GetSection("Logging"));
        builder.Services.AddWorker(context.Configuration);
        using var host = builder.Build();
        _ = DataCatalogues.Read(context.Paths.Data).Region(context.Configuration["Region"]);
        var lifetime = host.Services.GetRequiredService<IHostApplicationLifetime>();
        using var stopper = context.Parse.GetValue(Supervised) ? new StandardInputEnd(lifetime.StopApplication) : null;
        try
        {
            await host.RunAsync(cancellation);
        }
        catch (OperationCanceledException) when (lifetime.ApplicationStopping.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            // Asked to stop while it was still starting: nothing was under way, and nothing went wrong.
        }
        catch (InvalidOperationException problem) when (problem.InnerException is HttpListenerException taken)
        {
            throw new UsageException($"Telemetry__WorkerPrometheus is '{context.Configuration["Telemetry:WorkerPrometheus"]}', where nobody can listen: {taken.Message}. Expected a free address of this machine.");
        }

        return ExitCodes.Ok;
    }
}
