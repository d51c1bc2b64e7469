using System.CommandLine;
using HealthNeeds.Core.Runs;
using HealthNeeds.Ingest.Pipeline;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace HealthNeeds.Ingest.CommandLine;

internal static class RefreshCommand
{
    private static readonly Option<bool> Force = new("--force") { Description = "Publish even if nothing has changed since the current release." };

    private static readonly Option<bool> Offline = new("--offline") { Description = "Ask no publisher; use the figures that are there (or Live__Offline)." };

    public static Command Build()
    {
        var command = new Command("refresh", "Fetch, check, analyse and publish, once.") { Force, Offline, GlobalOptions.Region, GlobalOptions.Json };
        command.Runs(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(CommandContext context, CancellationToken cancellation)
    {
        await using var services = new ServiceCollection()
            .AddLogging(log => log.AddSimpleConsole().SetMinimumLevel(LogLevel.None))
            .AddRefresh(context.Configuration)
            .BuildServiceProvider();
        var region = services.GetRequiredService<IOptions<RegionOptions>>().Value.Region;
        _ = Catalogues.Read(context.Paths.Data).Region(region);
        var request = new RefreshRequest(region, context.Parse.GetValue(Force), "command", Ask: !context.Parse.GetValue(Offline));
        var record = await ShowAsync(context, services.GetRequiredService<Refresh>(), request, cancellation);
        RunReport.Write(context, record);
        return ExitCode(record.Outcome);
    }

    private static Task<RunRecord> ShowAsync(CommandContext context, Refresh refresh, RefreshRequest request, CancellationToken cancellation) =>
        Console.IsOutputRedirected || context.WantsJson
            ? refresh.RunAsync(request, [new Runs.LineDisplay((context.WantsJson ? context.Error : context.Output).WriteLine)], cancellation)
            : LiveDisplay.RunAsync(context.Terminal, display => refresh.RunAsync(request, [display], cancellation));

    private static int ExitCode(RunOutcome outcome) => outcome switch
    {
        RunOutcome.Published => ExitCodes.Ok,
        RunOutcome.Unchanged or RunOutcome.Held => ExitCodes.Nothing,
        RunOutcome.Stopped => ExitCodes.Stopped,
        _ => ExitCodes.Failed,
    };
}
