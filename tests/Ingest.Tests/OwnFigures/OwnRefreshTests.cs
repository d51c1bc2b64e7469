using System.Text.RegularExpressions;
using HealthNeeds.Core.Releases;
using HealthNeeds.Core.Runs;
using HealthNeeds.Fixtures;
using HealthNeeds.Ingest.Pipeline;
using HealthNeeds.Ingest.Tests.Pipeline;
using HealthNeeds.Ingest.Tests.Pipeline.Stages;
using HealthNeeds.Ingest.Setup;
using HealthNeeds.Ingest.Workspace;
using HealthNeeds.Store.Releases;
using HealthNeeds.Store.State;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace HealthNeeds.Ingest.Tests.OwnFigures;

/// <summary>From the directory of own indicators to a release, and out of the next.</summary>
[Trait("Speed", "Slow")]
public sealed partial class OwnRefreshTests(FirstRefresh first) : IClassFixture<FirstRefresh>
{
    private const string Withheld = "[withheld-shown] Figures that are withheld now";

    [Fact]
    public async Task OwnIndicator_ComesWithTheNextRelease_MovesNoRank_AndGoesWithTheOneAfter()
    {
        using var data = new SmallSnapshot(first.Data);
        var before = Ranks(data);
        Put(data, OwnBench.Csv(OwnBench.Row(OwnBench.Areas[0], count: "3")), OwnBench.Definition());
        var refresh = new PlainRefresh();
        var release = await refresh.RunAsync(data);
        refresh.Record!.Sources.Should().Contain(s => s.Source == OwnBench.Id && s.State == SourceState.Changed && s.RowsIn == OwnBench.Areas.Count);
        release.Reasons.Should().Contain($"New own indicator of this installation: Falls attended by urgent community response, 65 and over ({OwnBench.Id}), 2024/25.");
        release.Version.Should().Be(new DataVersion(1, 1, 0));
        using (var store = PlainRefresh.Open(data))
        using (var lease = store.Lease())
        {
            lease.Indicators.All().Single(i => i.IsOwn).Licence.Should().Contain("not to be passed on");
            lease.Manifest.Sources().Single(s => s.Source.IsOwn).RowsKept.Should().Be(OwnBench.Areas.Count);
            lease.Indicators.ForArea(new AreaCode(OwnBench.Areas[1])).Single(f => f.Indicator.IsOwn).Observation!.Estimate!.Value.Value.Should().Be(20);
            lease.Indicators.ForArea(new AreaCode(OwnBench.Areas[0])).Single(f => f.Indicator.IsOwn).Observation!.Missing.Should().Be(MissingReason.Suppressed);
        }

        Ranks(data).Should().Equal(before);
        File.Delete(Path.Combine(data.Paths.Own, $"{OwnBench.Id}.json"));
        var after = await refresh.RunAsync(data);
        after.Reasons.Should().Contain(r => r.StartsWith("Withdrawn own indicator of this installation: ", StringComparison.Ordinal));
        using (var store = PlainRefresh.Open(data))
        using (var lease = store.Lease())
            (lease.Indicators.All().Any(i => i.IsOwn), lease.Manifest.Sources().Any(s => s.Source.IsOwn)).Should().Be((false, false));
        Ranks(data).Should().Equal(before);
    }

    [Fact]
    public async Task Release_WithAnOwnIndicator_IsMadeAgainFromWhatWasKept()
    {
        using var data = new SmallSnapshot(first.Data);
        Put(data, OwnBench.Csv(), OwnBench.Definition());
        var release = await new PlainRefresh().RunAsync(data);
        Directory.Delete(data.Paths.Own, recursive: true);
        await using var services = Services(data);
        var rebuilt = services.GetRequiredService<ReleaseRebuild>().Run(release.Id, CancellationToken.None);
        rebuilt.Inputs.Where(i => i.Input.Publication == OwnBench.Id).Select(i => (i.Input.Kind, i.IsSame)).Should().BeEquivalentTo([("observations", true), ("own-definition", true)]);
        rebuilt.IsSame.Should().BeTrue();
    }

    [Fact]
    public async Task FigureThatIsWithheldNow_AndStandsInAKeptRelease_IsWarnedOf_UntilThatReleaseIsRemoved()
    {
        using var data = new SmallSnapshot(first.Data);
        Put(data, OwnBench.Csv(), OwnBench.Definition());
        var refresh = new PlainRefresh();
        var shown = await refresh.RunAsync(data);
        refresh.Record!.Warnings.Should().NotContain(w => w.StartsWith(Withheld, StringComparison.Ordinal));

        Put(data, OwnBench.Csv(OwnBench.Row(OwnBench.Areas[0], count: "3")), OwnBench.Definition());
        var hiding = await refresh.RunAsync(data);
        var warning = new RunLog(data.Paths.Releases).Find(refresh.Record!.Id)!.Warnings.Should().ContainSingle(w => w.StartsWith(Withheld, StringComparison.Ordinal)).Which;
        warning.Should().Contain(OwnBench.Id).And.EndWith($"releases remove {shown.Id}").And.NotContain(OwnBench.Areas[0], "which series, not which area: everybody reads warnings");

        new ReleaseCatalogue(Options.Create(new ReleaseOptions { Directory = data.Paths.Releases })).Remove(shown.Id);
        await refresh.RunAsync(data, force: true);
        refresh.Record!.Warnings.Should().NotContain(w => w.StartsWith(Withheld, StringComparison.Ordinal), $"{hiding.Id} shows it no more");
    }

    [Fact]
    public async Task DirectoryThatIsNotThere_TakesNothingOut()
    {
        using var data = new SmallSnapshot(first.Data);
        Put(data, OwnBench.Csv(), OwnBench.Definition());
        var refresh = new PlainRefresh();
        await refresh.RunAsync(data);
        Directory.Delete(data.Paths.Own, recursive: true);
        await refresh.RunAsync(data, force: true);
        refresh.Record!.Warnings.Should().Contain(w => w.StartsWith("The directory of own indicators is not there", StringComparison.Ordinal) && w.Contains(OwnBench.Id));
        using var store = PlainRefresh.Open(data);
        using var lease = store.Lease();
        lease.Indicators.All().Should().ContainSingle(i => i.IsOwn);
    }

    [Fact]
    public async Task FileThatIsHeld_IsInNoRelease_AndTheRunSaysSo()
    {
        using var data = new SmallSnapshot(first.Data);
        Put(data, OwnBench.Text(OwnBench.Areas.Select((a, i) => OwnBench.Row(a, value: i < 9 ? "200" : "20", upper: "26"))), OwnBench.Definition());
        await File.WriteAllTextAsync(Path.Combine(data.Paths.Own, "notes.json"), "{}");
        var refresh = new PlainRefresh();
        await refresh.RunAsync(data, force: true);
        refresh.Record!.Warnings.Should().Contain(w => w.StartsWith($"{OwnBench.Id} is held: ", StringComparison.Ordinal) && w.Contains("[value-outside-limits]"))
            .And.Contain(w => w.StartsWith("notes.json in the directory of own indicators is not read", StringComparison.Ordinal));
        using var store = PlainRefresh.Open(data);
        using var lease = store.Lease();
        lease.Indicators.All().Should().NotContain(i => i.IsOwn);
    }

    [Fact]
    public async Task ExampleOfTheDocument_ComesIntoARelease()
    {
        using var data = new SmallSnapshot(first.Data);
        var text = await File.ReadAllTextAsync(Path.Combine(IngestPaths.From(new ConfigurationBuilder().Build()).Data, "..", "docs", "data.md"));
        var section = text[text.IndexOf("## Own indicators", StringComparison.Ordinal)..];
        Put(data, Block("csv", section), Block("json", section));
        await new PlainRefresh().RunAsync(data);
        using var store = PlainRefresh.Open(data);
        using var lease = store.Lease();
        lease.Indicators.All().Should().ContainSingle(i => i.IsOwn);
        var barnsley = lease.Indicators.ForArea(new AreaCode("E08000016")).Single(f => f.Indicator.IsOwn);
        barnsley.Observation!.Estimate!.Value.Value.Should().BeApproximately(1000 * barnsley.Observation.Count!.Value / barnsley.Observation.Denominator!.Value, 0.05, "the example is a rate");
    }

    private static string Block(string language, string section) => BlockOf().Matches(section).First(m => m.Groups["language"].Value == language).Groups["text"].Value;

    private static void Put(SmallSnapshot data, string csv, string definition)
    {
        Directory.CreateDirectory(data.Paths.Own);
        File.WriteAllText(Path.Combine(data.Paths.Own, $"{OwnBench.Id}.csv"), csv);
        File.WriteAllText(Path.Combine(data.Paths.Own, $"{OwnBench.Id}.json"), definition);
    }

    private static ServiceProvider Services(SmallSnapshot data) => new ServiceCollection().AddLogging().AddSingleton(FixtureRegion.SouthYorkshire.Expected)
        .AddRefresh(new ConfigurationBuilder().AddInMemoryCollection([new("Releases:Directory", data.Paths.Releases), new("Data:Directory", data.Paths.Data), new("Live:Offline", "true")]).Build()).BuildServiceProvider();

    private static IReadOnlyList<string> Ranks(SmallSnapshot data)
    {
        using var store = PlainRefresh.Open(data);
        using var lease = store.Lease();
        return [.. AreaLevels.Ranked.SelectMany(level => lease.Rankings.List(FocusArea.Overall, level, AreaCode.England, NeedKind.Unmet)).Select(r => $"{r.Area.Code} {r.Rank}")];
    }

    [GeneratedRegex(@"^```(?<language>[a-z]+)\r?\n(?<text>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture, 60_000)]
    private static partial Regex BlockOf();
}
