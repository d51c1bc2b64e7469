using System.CommandLine;
using System.Globalization;
using HealthNeeds.Core.Runs;
using HealthNeeds.Ingest.Publishers;
using HealthNeeds.Ingest.Pulls;
using HealthNeeds.Ingest.Setup;
using HealthNeeds.Ingest.SourceRecords;
using HealthNeeds.Ingest.Workspace;
using HealthNeeds.Store.State;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HealthNeeds.Ingest.CommandLine;

/// <summary>Asks publishers now.</summary>
internal static class SourcePullCommand
{
    private static readonly Argument<string[]> Sources = new("source") { Description = "Ids as 'sources status' shows them; all where none is given.", Arity = ArgumentArity.ZeroOrMore };

    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(3);

    public static Command Build()
    {
        var command = new Command("pull", "Ask publishers now, then read and check their answers. 'refresh --offline' makes a release of them.") { Sources };
        command.Runs(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(CommandContext context, CancellationToken cancellation)
    {
        await using var services = context.LiveServices();
        var pulls = services.GetRequiredService<PullCoordinator>();
        if (pulls.Offline)
            throw new UsageException("Live__Offline is set: no publisher is asked. Expected it unset.");
        var named = context.Parse.GetValue(Sources) ?? [];
        var asked = named.Length == 0 ? pulls.Sources : [.. named.Select(pulls.Named)];
        if (asked.Count == 0)
            context.Output.WriteLine("No live source is set up: updates are switched off.");
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var watching = WatchAsync(context, asked, ended.Token);
        var outcomes = await pulls.RunAsync(asked, outcome => Write(context.Output, outcome), cancellation);
        await ended.CancelAsync();
        await watching;
        return outcomes.Any(o => o.State is SourceState.Failed or SourceState.Stale) ? ExitCodes.Failed
            : outcomes.Any(o => o.State == SourceState.Held) ? ExitCodes.Nothing
            : ExitCodes.Ok;
    }

    /// <summary>Says every few seconds how far those are that are under way.</summary>
    private static async Task WatchAsync(CommandContext context, IReadOnlyList<ILiveSource> asked, CancellationToken ended)
    {
        while (true)
        {
            await Task.Delay(Beat, ended).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (ended.IsCancellationRequested)
                return;
            var now = TimeProvider.System.GetUtcNow();
            var live = asked.Select(s => new PullProgressFile(context.Paths.Releases, s.Source).Read()).OfType<PullProgress>().Where(p => p.IsLive(now)).ToList();
            if (live.Count == 0)
                continue;
            lock (context.Output)
                context.Output.WriteLine($"Under way: {string.Join("; ", live.Select(Words))}");
        }
    }

    private static string Words(PullProgress pull) =>
        string.Create(CultureInfo.InvariantCulture, $"{pull.Source} {(pull.Reading ? "is read" : "is asked")} ({CountWords.Some(pull.Responses, "answer")}, {pull.Bytes / 1e6:N1} MB)");

    private static void Write(TextWriter output, PullOutcome outcome)
    {
        lock (output)
            output.WriteLine($"{outcome.Source}: {outcome.State.Id()}{(outcome.Why is null ? string.Empty : $": {outcome.Why}")}");
    }
}

/// <summary>What the commands on live sources work with.</summary>
internal static class SourceCommandServices
{
    public static ServiceProvider LiveServices(this CommandContext context)
    {
        _ = DataCatalogues.Read(context.Paths.Data);
        return new ServiceCollection()
            .AddLogging(log => log.AddSimpleConsole().SetMinimumLevel(LogLevel.None))
            .AddRefresh(context.Configuration)
            .BuildServiceProvider();
    }

    /// <exception cref="UsageException">There is no such live source, and the message lists those there are; or it is switched off.</exception>
    public static ILiveSource Named(this PullCoordinator pulls, string source) =>
        pulls.Sources.FirstOrDefault(s => s.Source == source)
        ?? throw (pulls.SwitchedOff.Contains(source, StringComparer.Ordinal) ? Off(source) : Unknown(pulls, source));

    private static UsageException Off(string source) => new($"{source} is switched off: {PullOptions.Section}__Sources__{source}__Enabled is false. Expected it true or unset, for a source to be asked.");

    private static UsageException Unknown(PullCoordinator pulls, string source) =>
        new($"'{source}' is not a source that can be asked. Expected one of {(pulls.Sources.Count == 0 ? "none: no live source is set up" : string.Join(", ", pulls.Sources.Select(s => s.Source)))}.");

    /// <summary>Ids of sources that can be asked, or that have a folder because they could once.</summary>
    public static IReadOnlyList<string> Known(this IServiceProvider services) =>
        [.. services.GetRequiredService<SourceStatusRecorder>().List(services.GetRequiredService<PullCoordinator>().Sources.Select(s => s.Source)).Select(s => s.Source)];
}
