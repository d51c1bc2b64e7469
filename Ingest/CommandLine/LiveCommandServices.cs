using HealthNeeds.Ingest.Live;
using HealthNeeds.Ingest.Pipeline;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HealthNeeds.Ingest.CommandLine;

/// <summary>What the commands on live sources work with.</summary>
internal static class LiveCommandServices
{
    public static ServiceProvider LiveServices(this CommandContext context)
    {
        _ = Catalogues.Read(context.Paths.Data);
        return new ServiceCollection()
            .AddLogging(log => log.AddSimpleConsole().SetMinimumLevel(LogLevel.None))
            .AddRefresh(context.Configuration)
            .BuildServiceProvider();
    }

    /// <exception cref="UsageException">There is no such live source; the message lists those there are.</exception>
    public static ILiveSource Named(this LivePulls pulls, string source) =>
        pulls.Sources.FirstOrDefault(s => s.Source == source)
        ?? throw new UsageException($"'{source}' is not a source that can be asked. Expected one of {(pulls.Sources.Count == 0 ? "none: no live source is set up" : string.Join(", ", pulls.Sources.Select(s => s.Source)))}.");

    /// <summary>Ids of sources that can be asked, or that have a folder because they could once.</summary>
    public static IReadOnlyList<string> Known(this IServiceProvider services) =>
        [.. services.GetRequiredService<StatusBook>().List(services.GetRequiredService<LivePulls>().Sources.Select(s => s.Source)).Select(s => s.Source)];
}
