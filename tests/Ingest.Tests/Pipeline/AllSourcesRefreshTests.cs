using HealthNeeds.Core.Runs;
using HealthNeeds.Ingest.Pipeline;
using HealthNeeds.Ingest.Publishers.OrganisationData;
using HealthNeeds.Ingest.SourceRecords;
using HealthNeeds.Ingest.Tests.Http;
using HealthNeeds.Ingest.Tests.Publishers;
using HealthNeeds.Ingest.Tests.Pulls;
using HealthNeeds.Store.Comparison;
using Microsoft.Extensions.DependencyInjection;

namespace HealthNeeds.Ingest.Tests.Pipeline;

/// <summary>Every real client in one refresh after another, from its publisher's own shape to a published release.</summary>
[Trait("Speed", "Slow")]
public sealed class AllSourcesRefreshTests : IAsyncLifetime
{
    private const string Split = "E01034258";
    private const int HealthyLifeExpectancy = 90362;

    /// <summary>Every source of the catalogue that is asked for.</summary>
    private static readonly string[] Clients = [.. LoopbackPull.Catalogue.Sources.Where(s => s.Supply != FigureSupply.BundledOnly).Select(s => s.Id).Order(StringComparer.Ordinal)];

    /// <summary>What becomes of those that have trouble or news; nothing of the others.</summary>
    private static readonly Dictionary<string, SourceState> Troubled = new(StringComparer.Ordinal)
    {
        ["census2021"] = SourceState.Stale,
        ["iod2025"] = SourceState.Changed,
        ["ohid-fingertips"] = SourceState.Held,
        ["ohid-smoking"] = SourceState.Changed,
        ["ons-geography"] = SourceState.Stale,
        ["ons-population"] = SourceState.Stale,
        ["qof2021"] = SourceState.Stale,
    };

    private AllSourcesBench bench = null!;
    private double? healthyLife;

    public async Task InitializeAsync() => bench = await AllSourcesBench.StartAsync();

    public Task DisposeAsync() => bench.DisposeAsync().AsTask();

    [Fact]
    public async Task FourRefreshes_TellOfEverySourceWhatBecameOfIt_AndRebuildBitForBit()
    {
        var first = await FirstAsync();
        await NothingNewAsync(first);
        var third = await TroubleAsync();
        var fourth = await AcceptedAsync();

        Releases().Should().BeEquivalentTo(first, third, fourth);
        Rebuild(first, fourth);
        foreach (var release in new[] { first, fourth })
            await RemakeAsync(release);
        RowComparison.Compare(FileOf(first), FileOf(fourth), CancellationToken.None).Should().Contain(t => t.Table == "observation" && !t.IsSame, "publishers had news between them");
    }

    /// <summary>All that publishers say comes into the first release.</summary>
    private async Task<string> FirstAsync()
    {
        var run = await bench.RefreshAsync();

        run.Outcome.Should().Be(RunOutcome.Published, run.Message);
        Told(run).Should().Equal(Clients.Select(c => (c, SourceState.Changed)));
        run.Sources.Where(s => Clients.Contains(s.Source)).Should().OnlyContain(s => s.RowsKept > 0 && s.RowsIn == s.RowsKept + s.RowsRejected && s.Detail!.Contains("The live figures of "));
        run.Warnings.Should().OnlyContain(w => w.Contains("An indicator of the catalogue has figures."), "no publisher and no site is warned of");
        EveryPublisher.Names.Should().OnlyContain(p => bench.Publisher.Requests.Any(r => r.Target.StartsWith($"/{p}/")));
        bench.Publisher.Requests.Should().OnlyContain(r => r.Status == 200);
        bench.Value("iod2025-ypll", Split).Should().Be(76.084);
        healthyLife = HealthyLife();
        return run.Release!;
    }

    /// <summary>Publishers are asked what is new, nothing is sent, and there is no second release.</summary>
    private async Task NothingNewAsync(string release)
    {
        var run = await bench.RefreshAsync();

        (run.Outcome, run.Release).Should().Be((RunOutcome.Unchanged, null));
        run.Stages.Skip(1).Should().OnlyContain(s => s.State == StageState.Skipped, "a run of which nothing is new ends where it has asked; how long that takes is measured by the benchmark \"refresh\"");
        Told(run).Should().Equal(Clients.Select(c => (c, SourceState.Unchanged)));
        Releases().Should().Equal(release);
        bench.Publisher.Requests.Should().NotBeEmpty().And.OnlyContain(r => r.Status == 304);
        bench.Publisher.Requests.Should().NotContain(r => r.Target.Contains("/all_data/"), "Fingertips says itself that nothing was uploaded");
        Clients.Select(c => bench.Status(c).Recent[0]).Should().OnlyContain(p => p.Revalidated == p.Responses && p.Bytes == 0 && p.RowsIn == 0);
    }

    /// <summary>One publisher is down, another sends a page, a third changes what its figures mean; a fourth has news, which is published.</summary>
    private async Task<string> TroubleAsync()
    {
        bench.Revise("gov-uk", "iod2025_lsoa21_underlying_indicators.csv", Split, "76.084", "76.5");
        bench.Fingertips.Uploaded = "2025-06-01T00:00:00";
        bench.Fingertips.Shift = 0.01;
        bench.Fingertips.ValueTypes[HealthyLifeExpectancy] = "Crude rate";
        bench.Said.Renew("fingertips");
        bench.Said.Instead = (publisher, path) => publisher == "nomis" ? PublisherAnswer.Error(500)
            : path.EndsWith("QOF_2122_V2.zip") ? PublisherAnswer.Html("<!DOCTYPE html><html><head><title>Sorry, something went wrong</title></head></html>")
            : null;
        var run = await bench.RefreshAsync();

        run.Outcome.Should().Be(RunOutcome.Published, run.Message);
        Told(run).Should().Equal(Clients.Select(c => (c, Troubled.GetValueOrDefault(c, SourceState.Unchanged))));
        Stale("census2021", run, "500");
        Stale("ons-geography", run, "500");
        Stale("qof2021", run, "Sorry, something went wrong");
        bench.Status("ohid-fingertips").Held!.Findings.Should().ContainSingle().Which.Should().Contain("[fact-changed]").And.Contain($"{HealthyLifeExpectancy} value type");
        bench.Value("iod2025-ypll", Split).Should().Be(76.5);
        HealthyLife().Should().Be(healthyLife, "what is held does not serve");
        return run.Release!;
    }

    /// <summary>All is well again, and the analyst took what was held.</summary>
    private async Task<string> AcceptedAsync()
    {
        bench.Said.Instead = (_, _) => null;
        await using (var services = bench.Services())
            await services.GetRequiredService<AnalystDecisions>().AcceptAsync("ohid-fingertips", bench.Status("ohid-fingertips").Held!.Id, "sources accept ohid-fingertips", "OHID wrote to us", CancellationToken.None);
        var run = await bench.RefreshAsync();

        run.Outcome.Should().Be(RunOutcome.Published, run.Message);
        Told(run).Should().Equal(Clients.Select(c => (c, c == "ohid-fingertips" ? SourceState.Changed : SourceState.Unchanged)));
        Clients.Select(bench.Status).Should().OnlyContain(s => s.StaleSince == null && s.Held == null);
        HealthyLife().Should().BeApproximately(healthyLife + 0.6, 1e-9);
        return run.Release!;
    }

    /// <summary>What releases were made of is made again from what is kept, without asking anybody, though publishers have moved on since.</summary>
    private void Rebuild(params IEnumerable<string> releases)
    {
        bench.Publisher.Forget();
        using var services = bench.Services();
        foreach (var rebuilt in releases.Select(r => services.GetRequiredService<ReleaseRebuild>().Run(r, CancellationToken.None)))
        {
            rebuilt.Inputs.Should().OnlyContain(i => i.IsSame);
            rebuilt.Inputs.Where(i => i.Input.Receipt is not null).Select(i => i.Input.Publication).Distinct().Should().BeEquivalentTo(Clients.Where(c => c != OdsSource.Id), "no release is made of a directory");
            (rebuilt.IsSame, rebuilt.InputHash).Should().Be((true, rebuilt.Receipt.InputHash));
        }

        bench.Publisher.Requests.Should().BeEmpty();
    }

    /// <summary>A whole release made again elsewhere, from what was kept and without a question, has the same rows in every table.</summary>
    private async Task RemakeAsync(string release)
    {
        var (first, made) = (bench.Releases, FileOf(release));
        var again = $"{first}-{release}";
        await using (var services = bench.Services())
            services.GetRequiredService<ReleaseRemake>().Prepare(release, again, CancellationToken.None);
        bench.Releases = again;
        await using (var services = bench.Services(null, ("Live:Offline", "true")))
        {
            var run = await bench.RefreshAsync(services);
            run.Outcome.Should().Be(RunOutcome.Published, run.Message);
            var tables = RowComparison.Compare(made, FileOf(run.Release!), CancellationToken.None);
            tables.Should().OnlyContain(t => t.IsSame).And.Contain(t => t.Table == "observation" && t.Rows > 1000).And.Contain(t => t.Table == "ranking" && t.Rows > 0);
        }

        bench.Publisher.Requests.Should().BeEmpty();
        bench.Releases = first;
    }

    /// <summary>The run and the source's own status say since when there was no usable answer, and why.</summary>
    private void Stale(string source, RunRecord run, string why)
    {
        var status = bench.Status(source);
        (status.State, status.StaleSince).Should().Be((SourceState.Stale, status.LastAsked));
        status.Why.Should().Contain(why).And.EndWith("Meanwhile the last good figures are in use.");
        run.Sources.Single(s => s.Source == source).Detail.Should().Contain($"No usable answer since {status.StaleSince!.Value.UtcDateTime:yyyy-MM-dd HH:mm} UTC").And.Contain(why);
        run.Warnings.Should().Contain(w => w.StartsWith($"{source} is stale: ") && w.Contains(why));
    }

    private static IEnumerable<(string Source, SourceState State)> Told(RunRecord run) =>
        run.Sources.Where(s => Clients.Contains(s.Source)).Select(s => (s.Source, s.State)).OrderBy(s => s.Source, StringComparer.Ordinal);

    private double? HealthyLife() => bench.Value("ft-healthy-life-expectancy", "E08000016", Sex.Female);

    private string FileOf(string release) => Path.Combine(bench.Releases, $"{release}.duckdb");

    private IEnumerable<string> Releases() => Directory.EnumerateFiles(bench.Paths.Releases, "*.duckdb").Select(f => Path.GetFileNameWithoutExtension(f));
}
