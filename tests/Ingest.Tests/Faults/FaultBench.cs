using HealthNeeds.Core.Runs;
using HealthNeeds.Ingest.Tests.Pipeline;
using HealthNeeds.Ingest.Tests.Pipeline.Soak;

namespace HealthNeeds.Ingest.Tests.Faults;

/// <summary>A bench with a release that serves, figures that change, and what must be so after every fault.</summary>
public sealed class FaultBench : IAsyncLifetime
{
    private readonly List<string> served = [];
    private SoakNews news = null!;
    private int round;

    internal AllSourcesBench Bench { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Bench = await AllSourcesBench.StartAsync();
        news = new SoakNews(Bench);
        Directory.CreateDirectory(Bench.Releases);
        (await RefreshAsync()).Outcome.Should().Be(RunOutcome.Published);
        Serves("at the beginning");
    }

    public Task DisposeAsync() => Bench.DisposeAsync().AsTask();

    /// <summary>Goes on in a copy, as on another disk, until what is returned is disposed.</summary>
    public IDisposable In(string folder)
    {
        var (back, seen) = (Bench.Releases, served.ToList());
        foreach (var file in Directory.EnumerateFiles(back, "*", SearchOption.AllDirectories))
        {
            var to = Path.Combine(folder, Path.GetRelativePath(back, file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to);
        }

        Bench.Releases = folder;
        return new Returning(() =>
        {
            Bench.Releases = back;
            served.Clear();
            served.AddRange(seen);
        });
    }

    internal async Task<RunRecord> RefreshAsync(TimeProvider? clock = null)
    {
        await using var services = Bench.Services(clock, Children.RefreshingWorker.FewReleases);
        return await Bench.RefreshAsync(services);
    }

    /// <summary>A publisher says something new, so that the next refresh has something to publish.</summary>
    public void Change()
    {
        round++;
        news.Change(round, round);
    }

    /// <summary>A release can be read as a reader reads it, it is none that is older than one that served, and the answers it was made from are there.</summary>
    /// <param name="evidence">False where a receipt may have been damaged, so that nobody can say what belongs to it.</param>
    public string Serves(string because, bool evidence = true)
    {
        var checks = new SoakChecks(Bench.Releases, because);
        var id = checks.Serves(published: null).Id;
        if (served.Count > 0)
            string.CompareOrdinal(id, served[^1]).Should().BeGreaterThanOrEqualTo(0, $"{because}: {served[^1]} was served before");
        if (!served.Contains(id))
            served.Add(id);
        SoakChecks.Releases(Bench.Releases).Should().Contain(served.TakeLast(3), $"{because}: nothing published is lost");
        if (evidence)
            checks.Evidence();
        return id;
    }

    /// <summary>The next worker starts, hours later, without a hand being moved: it publishes what is new, and clears what was left.</summary>
    public async Task GoesOnAsync(string because, bool evidence = true)
    {
        Change();
        var clock = new SoakClock();
        clock.Pass(TimeSpan.FromHours(2));
        var record = await RefreshAsync(clock);
        record.Outcome.Should().Be(RunOutcome.Published, $"{because}: {record.Message}");
        Serves(because, evidence).Should().Be(record.Release, because);
        var left = Directory.EnumerateFiles(Bench.Releases, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(Bench.Releases, f)).ToList();
        left.Should().NotContain(f => f.EndsWith(".tmp") || f.EndsWith(".wal") || f.Contains("spill") || f.Contains("gone-") || f.Contains("candidate") || f == "progress.json", because);
    }

    private sealed class Returning(Action back) : IDisposable
    {
        public void Dispose() => back();
    }
}
