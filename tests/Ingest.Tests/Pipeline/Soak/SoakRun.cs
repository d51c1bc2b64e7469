using HealthNeeds.Core.Runs;
using HealthNeeds.Ingest.SourceRecords;
using HealthNeeds.Ingest.Tests.Publishers;
using HealthNeeds.Store.State;

namespace HealthNeeds.Ingest.Tests.Pipeline.Soak;

/// <summary>One refresh after another, each with whatever the seed brings.</summary>
internal sealed partial class SoakRun : IAsyncDisposable
{
    private const string Held = "ohid-fingertips";

    private readonly int seed;
    private readonly Random random;
    private readonly SoakWorld world;
    private readonly SoakRemains remains;
    private int round;
    private string meaning = "Proportion";
    private string waiting = "Proportion";
    private string because = string.Empty;

    private SoakRun(int seed, AllSourcesBench bench) => (this.seed, random, world, remains) = (seed, new Random(seed), new SoakWorld(bench), new SoakRemains(bench));

    /// <summary>What happened so far.</summary>
    public HashSet<string> Met { get; } = [];

    private string Releases => world.Bench.Releases;

    /// <summary>All figures have come live once.</summary>
    public static async Task<SoakRun> StartAsync(int seed)
    {
        var run = new SoakRun(seed, await AllSourcesBench.StartAsync());
        Directory.CreateDirectory(run.Releases);
        await run.world.RestartAsync();
        await run.PlainAsync([]);
        run.world.Usable.Keys.ToList().ForEach(s => run.world.Usable[s] = 2);
        return run;
    }

    public async Task RoundAsync()
    {
        round++;
        world.Clock.Pass(random.Next(4) == 0 ? TimeSpan.FromHours(30) : TimeSpan.FromMinutes(10));
        world.Troubles.Clear();
        if (random.Next(10) == 0)
            await world.RestartAsync();
        await (random.Next(100) switch
        {
            < 12 => KilledAsync(),
            < 16 => StoppedAsync(),
            < 26 when SoakFullDisk.CanBe => FullDiskAsync(),
            < 40 => DamagedAsync(),
            < 43 => StalledAsync(),
            < 48 when !world.Holds => OtherMeaningAsync(),
            _ => TroubledAsync(),
        });
        if (world.Holds && random.Next(3) == 0)
            await DecideAsync();
    }

    public ValueTask DisposeAsync() => world.DisposeAsync();

    private Task TroubledAsync()
    {
        Trouble(random.Next(4), except: null);
        Say("trouble");
        return PlainAsync(News(8));
    }

    private async Task StalledAsync()
    {
        await world.RestartAsync([.. EveryPublisher.Names.SelectMany(p => new[] { ($"Live:Publishers:{p}:TrySeconds", "10"), ($"Live:Publishers:{p}:Retries", "0") })]);
        world.Troubles[SoakTarget.All[random.Next(SoakTarget.All.Count)]] = SoakTrouble.Stalled;
        Say("stalled");
        await PlainAsync([]);
        await world.RestartAsync();
    }

    private Task OtherMeaningAsync()
    {
        waiting = $"Crude rate, edition {round}";
        world.News.ChangeMeaning(waiting);
        world.Holds = true;
        Say("held");
        return PlainAsync([]);
    }

    private async Task DamagedAsync()
    {
        var (damage, source) = (SoakDamage.All[random.Next(SoakDamage.All.Count)], SoakTarget.Sources[random.Next(SoakTarget.Sources.Count)]);
        Trouble(random.Next(3), except: source);
        Say("damage", $"of {damage.Name}, {source}");
        if (damage.Do(Releases, source))
            world.Unsure(source);
        world.Runs = new RunLog(Releases).List().Count;
        await PlainAsync([], source, damage.OfTheRelease);
    }

    /// <summary>A refresh at the end of which all that must be so can be said.</summary>
    /// <param name="news">Sources whose publishers say something new.</param>
    /// <param name="hurt">A source that may know less than it did.</param>
    /// <param name="isLost">True where the current release cannot be read any more.</param>
    private async Task PlainAsync(IReadOnlyList<string> news, string? hurt = null, bool isLost = false)
    {
        var (before, last) = (SoakChecks.Releases(Releases), SoakTarget.Sources.ToDictionary(s => s, world.ShaOf));
        var record = await world.RefreshAsync();
        world.Runs++;
        var isNew = isLost || SoakTarget.Sources.Any(s => record.Sources.Single(r => r.Source == s).Sha256 != last[s]);
        if (isNew)
            record.Outcome.Should().Be(RunOutcome.Published, $"{because}: {record.Message}");
        record.Outcome.Should().BeOneOf([RunOutcome.Published, RunOutcome.Unchanged], $"{because}: {record.Message}");
        var expected = new SoakExpected(world, because);
        foreach (var source in SoakTarget.Sources)
            expected.Source(record, source, news.Contains(source), last[source]);
        Check(record, before, hurt);
    }

    private void Check(RunRecord record, IReadOnlyList<string> before, string? hurt = null)
    {
        var checks = new SoakChecks(Releases, because);
        var info = checks.Serves(record.Outcome == RunOutcome.Published ? record : null);
        checks.KeepsReleases(before, record.Release, info.Id);
        checks.Recorded(record, world.Runs);
        checks.Tidy(hurt);
        checks.Evidence();
        new SoakExpected(world, because).Served(info, record);
    }

    private IReadOnlyList<string> News(int oneIn) => random.Next(oneIn) == 0 ? world.News.Change(round, random.Next(world.Holds ? 4 : 5)) : [];

    private void Trouble(int most, string? except)
    {
        for (var i = 0; i < most; i++)
        {
            var target = SoakTarget.All[random.Next(SoakTarget.All.Count)];
            if (target.Source != except)
                world.Troubles[target] = SoakTrouble.All[random.Next(SoakTrouble.All.Count)];
        }
    }

    private async Task DecideAsync()
    {
        var id = new SourceFolder(Releases, Held).ReadHeld()?.Id;
        world.Holds = false;
        if (id is null || random.Next(2) == 0)
        {
            if (id is not null)
                await world.Decisions.RefuseAsync(Held, id, "soak", because, CancellationToken.None);
            world.News.ChangeMeaning(meaning);
            world.Unsure(Held);
        }
        else
        {
            meaning = waiting;
            await world.Decisions.AcceptAsync(Held, id, "soak", because, CancellationToken.None);
        }
    }

    private void Say(string what, string detail = "")
    {
        Met.Add(what);
        because = $"seed {seed}, round {round}, {what} {detail}: {string.Join("; ", world.Troubles.Select(t => $"{t.Key} {t.Value.Name}"))}";
    }
}
