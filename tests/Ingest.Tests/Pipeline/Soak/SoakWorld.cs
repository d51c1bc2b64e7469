using System.Collections.Concurrent;
using HealthNeeds.Core.Releases;
using HealthNeeds.Core.Runs;
using HealthNeeds.Ingest.Pipeline;
using HealthNeeds.Ingest.SourceRecords;
using HealthNeeds.Ingest.Tests.Http;
using HealthNeeds.Ingest.Tests.Publishers;
using HealthNeeds.Store.State;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace HealthNeeds.Ingest.Tests.Pipeline.Soak;

/// <summary>A worker, its publishers and a clock, and what is known of them: so much that what must come of the next refresh can be said beforehand.</summary>
internal sealed class SoakWorld(AllSourcesBench bench) : IAsyncDisposable
{
    private static readonly (string, string)[] Settings = [("Releases:Keep", $"{SoakChecks.Kept}"), ("Releases:KeepRuns", "1000"), .. EveryPublisher.Names.SelectMany(p => new[] { ($"Live:Publishers:{p}:BreakAfter", "1000"), ($"Live:Publishers:{p}:LongestRetryAfterSeconds", "1") })];

    private readonly ConcurrentDictionary<string, int> asked = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<SoakTarget, bool> met = new();
    private ServiceProvider? services;

    public AllSourcesBench Bench => bench;

    public SoakNews News { get; } = new(bench);

    public SoakClock Clock { get; } = new();

    /// <summary>What goes wrong where in the next refresh.</summary>
    public Dictionary<SoakTarget, SoakTrouble> Troubles { get; } = [];

    /// <summary>Told of each question, as it comes.</summary>
    public Action<string, string, HttpRequest> OnAsked { get; set; } = (_, _, _) => { };

    /// <summary>Usable answers in a row, by source: a pull that was cut off leaves what it had to the next, so only after two of them is it sure what the source knows.</summary>
    public Dictionary<string, int> Usable { get; } = SoakTarget.Sources.ToDictionary(s => s, _ => 0, StringComparer.Ordinal);

    /// <summary>Run records that are to be there.</summary>
    public int Runs { get; set; }

    public DataVersion? Highest { get; set; }

    /// <summary>Figures of Fingertips wait for the analyst.</summary>
    public bool Holds { get; set; }

    public bool IsSure(string source) => Usable[source] > 1;

    public void Unsure(params IEnumerable<string> sources)
    {
        foreach (var source in sources)
            Usable[source] = 0;
    }

    /// <summary>The worker ends, and another starts.</summary>
    public async Task RestartAsync(params (string, string)[] settings)
    {
        if (services is not null)
            await services.DisposeAsync();
        services = bench.Services(Clock, [.. Settings, .. settings]);
    }

    public async Task<RunRecord> RefreshAsync(Action<string, RunState>? before = null, CancellationToken cancellation = default)
    {
        asked.Clear();
        met.Clear();
        bench.Said.OnItsWay = Spoilt;
        return await bench.RefreshAsync(services!, before, cancellation);
    }

    public AnalystDecisions Decisions => services!.GetRequiredService<AnalystDecisions>();

    /// <summary>Whether the source got no usable answer in the last refresh.</summary>
    public bool Failed(string source) => met.Keys.Any(t => t.Source == source && Troubles[t].Fails) || IsLeftAlone(source);

    public string? ShaOf(string source) => new RunLog(bench.Releases).Newest(RunOutcome.Published)?.Sources.Single(s => s.Source == source).Sha256;

    public async ValueTask DisposeAsync()
    {
        if (services is not null)
            await services.DisposeAsync();
        await bench.DisposeAsync();
    }

    private bool IsLeftAlone(string source) =>
        met.Keys.Any(t => Troubles[t].Name == SoakTrouble.ComeLater) && bench.Status(source).Why?.Contains("asks not to be asked again", StringComparison.Ordinal) is true;

    private PublisherAnswer? Spoilt(string publisher, string path, HttpRequest request, PublisherAnswer? usual)
    {
        OnAsked(publisher, path, request);
        var target = Troubles.Keys.FirstOrDefault(t => t.Publisher == publisher && t.IsAsked(path, request));
        if (target is null || usual is null)
            return usual;
        met[target] = true;
        var question = $"{request.Path}{request.QueryString}";
        return Troubles[target].Spoil(usual, question, asked.AddOrUpdate(question, 0, (_, times) => times + 1));
    }
}

/// <summary>The real clock, and as much later as a test has let pass since.</summary>
internal sealed class SoakClock : TimeProvider
{
    private TimeSpan later;

    public void Pass(TimeSpan time) => later += time;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + later;
}
