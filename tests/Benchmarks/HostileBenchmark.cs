using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using HealthNeeds.Fixtures.Hostile;

namespace HealthNeeds.Benchmarks;

/// <summary>Requests that nobody means well with, against the real dashboard over a real release: whether it stands, how long each answer takes, and what stays in memory.</summary>
internal sealed partial class HostileBenchmark : IBenchmark
{
    /// <summary>How many: an environment variable.</summary>
    private const string Setting = "HEALTHNEEDS_HOSTILE_REQUESTS";

    private const int Few = 2000;
    private const int Parts = 5;
    private const int Clients = 2;
    private const ulong Seed = 20261129;

    /// <summary>Bytes, after each part of the requests.</summary>
    private readonly List<double> heaps = [];

    private static readonly string[] First =
    [
        "/", "/?level=icb&within=E92000001", "/areas/E01007317", "/areas/E08000019", "/inequality", "/plan", "/what-if", "/test-beds?need=cancer", "/hot-spots", "/draws", "/gaps", "/data", "/data/changes", "/data/models",
        "/compare?areas=E02001509,E02001510", "/places?areas=E01007317", "/conditions/diabetes-blood-pressure", "/assets", "/search?q=Barnsley", "/openapi/v1.json", "/api/reference", "/briefing/ranking.pdf", "/api/v1/rankings?format=xlsx",
    ];

    public string Name => "hostile";

    public string Description =>
        $"{Setting} requests ({Few} where it is not set) by chance and those of the committed corpus, {Clients} at a time, each on a connection of its own. 'wall s' is the longest any answer took, from connecting to its last byte; the load and the server share the machine. A 5xx other than 503, a word of the server's inside or a missing header ends it. The first view of each kind is asked before. Releases__Directory names a directory with a release.";

    public IReadOnlyList<Limit> Limits =>
    [
        Limit.Seconds("ours", 2, "longest answer"),
        new Limit("heap after the last fifth within 10 % of that after the third", _ => heaps.Count == Parts ? (heaps[^1] / heaps[2], 1.10) : null),
    ];

    public IEnumerable<Measurement> Run(CancellationToken cancellation)
    {
        if (DashboardProcess.WhyNot is { } reason)
        {
            yield return Measurement.Skipped("ours", "longest answer", reason);
            yield break;
        }

        using var dashboard = new DashboardProcess(releases: null, ("Telemetry__Prometheus", "true"));
        var site = dashboard.Client.BaseAddress!;
        var count = int.TryParse(Environment.GetEnvironmentVariable(Setting), CultureInfo.InvariantCulture, out var set) ? set : Few;
        // What the first reader of a release waits for is not measured here.
        Ask(site, First.Select(f => RawRequest.Get(f)));
        var requests = HostileCorpus.All.Concat(new HostileRequests(HostileSurface.Committed).Take(count, Seed)).ToList();
        var (answers, parts) = (new List<Answer>(), new List<string>());
        foreach (var part in requests.Chunk((requests.Count + Parts - 1) / Parts))
        {
            answers.AddRange(Ask(site, part));
            dashboard.Server.Refresh();
            heaps.Add(Heap(dashboard.Client));
            parts.Add(FormattableString.Invariant($"{heaps[^1] / 1e6:0}/{dashboard.Server.WorkingSet64 / 1e6:0}"));
        }

        var slowest = answers.OrderByDescending(a => a.Time).Take(5).ToList();
        var statuses = string.Join(", ", answers.GroupBy(a => a.Status).OrderBy(g => g.Key).Select(g => $"{g.Key}: {g.Count()}"));
        yield return new Measurement("ours", "longest answer", slowest[0].Time, dashboard.Server.TotalProcessorTime, dashboard.Server.WorkingSet64,
            FormattableString.Invariant($"{answers.Count} answers; by status {statuses}; median {Middle(answers, 0.5):0} ms, 99th percentile {Middle(answers, 0.99):0} ms; heap/resident MB after each fifth {string.Join(", ", parts)}; slowest: {string.Join("; ", slowest.Select(s => FormattableString.Invariant($"{s.Time.TotalMilliseconds:0} ms {s.Asked}")))}"));
    }

    /// <exception cref="InvalidOperationException">An answer is one that none may be.</exception>
    private static List<Answer> Ask(Uri site, IEnumerable<RawRequest> requests)
    {
        var (answers, faults) = (new ConcurrentBag<Answer>(), new ConcurrentBag<string>());
        Parallel.ForEachAsync(requests, new ParallelOptions { MaxDegreeOfParallelism = Clients }, async (request, token) =>
        {
            var clock = Stopwatch.StartNew();
            var answer = await request.SendAsync(site, token);
            var asked = request.ToString();
            answers.Add(new(answer.Status, clock.Elapsed, asked[..Math.Min(asked.Length, 160)]));
            if (HostileFault.Of(request, answer, [RepositoryRoot.Path]) is { } fault)
                faults.Add($"{fault}: {request} answered {answer.Status} {answer.Body[..Math.Min(300, answer.Body.Length)]}");
        }).GetAwaiter().GetResult();
        return faults.IsEmpty ? [.. answers] : throw new InvalidOperationException(string.Join(Environment.NewLine, faults));
    }

    private static double Middle(List<Answer> answers, double part)
    {
        var times = answers.Select(a => a.Time.TotalMilliseconds).Order().ToList();
        return times[(int)(times.Count * part)];
    }

    /// <summary>Bytes that the server's last collection left.</summary>
    private static double Heap(HttpClient client)
    {
        using var response = client.Send(new HttpRequestMessage(HttpMethod.Get, "/metrics"));
        using var plain = new StreamReader(DashboardProcess.Plain(response));
        return HeapSize().Matches(plain.ReadToEnd()).Sum(m => double.Parse(m.Groups["bytes"].Value, CultureInfo.InvariantCulture));
    }

    [GeneratedRegex(@"^dotnet_gc_last_collection_heap_size_bytes\{[^}]*\} (?<bytes>[0-9.eE+]+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 60_000)]
    private static partial Regex HeapSize();

    private sealed record Answer(int Status, TimeSpan Time, string Asked);
}
