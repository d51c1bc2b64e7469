using HealthNeeds.Core.Runs;
using HealthNeeds.Fixtures;
using HealthNeeds.Ingest.Pipeline;
using HealthNeeds.Ingest.Pipeline.Runs;
using HealthNeeds.Ingest.Pipeline.Stages;
using HealthNeeds.Ingest.Setup;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace HealthNeeds.Ingest.Tests.Pipeline.Stages;

/// <summary>A refresh for a region of several areas: held against the figures as soon as they are loaded.</summary>
[Trait("Speed", "Slow")]
public sealed class RegionRefreshTests
{
    [Theory]
    [InlineData(""" "authorities": ["E08000016", "E06000052"] """, "regions/wide/region.json: entry 'wide': expected local authorities of April 2024 that the figures have; found 'E06000052', which is none.")]
    [InlineData(""" "icbs": ["E54000061", "E54000099"] """, "regions/wide/region.json: entry 'wide': expected ICBs of today that the figures have; found 'E54000099', which is none.")]
    public async Task Refresh_OfARegionThatNamesAnAreaTheFiguresDoNotHold_SaysWhich(string parts, string words)
    {
        using var data = new SmallSnapshot();
        Region(data, parts);
        var record = await RunAsync(data, "wide");
        record.Outcome.Should().Be(RunOutcome.Failed);
        record.Message.Should().Contain(words);
    }

    [Fact]
    public async Task Refresh_OfAuthorities_GoesOn_WithThemAsItsRegion()
    {
        using var data = new SmallSnapshot();
        Region(data, """ "authorities": ["E08000016", "E08000017"] """);
        Core.Regions.Region? seen = null;
        var record = await RunAsync(data, "wide", new FakeStage("analyse", run =>
        {
            seen = run.Region;
            return new StageResult(1);
        }));
        record.Outcome.Should().NotBe(RunOutcome.Failed, record.Message);
        seen!.Code.Parts().Should().Equal(new AreaCode("E08000016"), new AreaCode("E08000017"));
    }

    private static void Region(SmallSnapshot data, string parts) => File.WriteAllText(
        Path.Combine(Directory.CreateDirectory(Path.Combine(data.Paths.Data, "regions", "wide")).FullName, "region.json"),
        $$"""{ "id": "wide", "name": "Wide", {{parts}}, "order": 7, "sources": [] }""");

    private static async Task<RunRecord> RunAsync(SmallSnapshot data, string region, params IStage[] last)
    {
        using var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton(FixtureRegion.SouthYorkshire.Expected)
            .AddRefresh(new ConfigurationBuilder().AddInMemoryCollection([new("Releases:Directory", data.Paths.Releases), new("Data:Directory", data.Paths.Data), new("Live:Offline", "true")]).Build())
            .BuildServiceProvider();
        IStage[] stages = [.. services.GetServices<IStage>().TakeWhile(s => s is not AnalyseStage), .. last];
        return await new Refresh(data.Paths.Releases, stages, TimeProvider.System, NullLoggerFactory.Instance).RunAsync(new RefreshRequest(region, Force: false, "command"), [], CancellationToken.None);
    }
}
