using System.Globalization;

namespace HealthNeeds.Benchmarks;

/// <summary>Very many requests, one after another: what is kept of each must be nothing.</summary>
internal sealed class SequenceBenchmark : IBenchmark
{
    private const int Requests = 100_000;
    private const int Settled = Requests / 5;

    private int wrong;

    public string Name => "sequence";

    public string Description =>
        $"{Requests:N0} requests one after another, of the views that the readers of 'soak' ask for. 'peak MB' is the memory of the site's process after so many. Releases__Directory names a directory with a release.";

    public bool IsLong => true;

    public IReadOnlyList<Limit> Limits =>
    [
        new Limit("no answer but a right one, or 503 with Retry-After where a view is bounded", _ => (wrong, 0)),
        new Limit($"memory after all within 5 % of that after {Settled:N0}", all => all.Count > 1 && all[0].PeakBytes > 0 ? ((double)all[^1].PeakBytes / all[0].PeakBytes, 1.05) : null),
    ];

    public IEnumerable<Measurement> Run(CancellationToken cancellation)
    {
        if (DashboardProcess.WhyNot is { } reason)
        {
            yield return Measurement.Skipped("ours", "sequence", reason);
            yield break;
        }

        using var dashboard = new DashboardProcess();
        var (answers, views) = (new ReaderAnswers(), ReaderViews.Of(dashboard.Client)(new Random(1)));
        for (var asked = 1; asked <= Requests; asked++)
        {
            var (kind, path) = views.Next();
            answers.AskAsync(dashboard.Client, kind, path, cancellation).GetAwaiter().GetResult();
            if (asked % Settled != 0)
                continue;
            dashboard.Server.Refresh();
            wrong = answers.Wrong.Count;
            yield return answers.Row(ViewKind.Page, string.Create(CultureInfo.InvariantCulture, $"pages, after {asked:N0} requests")) with { PeakBytes = dashboard.Server.WorkingSet64 };
        }
    }
}
