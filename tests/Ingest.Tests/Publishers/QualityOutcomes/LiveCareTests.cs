using HealthNeeds.Analytics.Input;
using HealthNeeds.Core.Runs;
using HealthNeeds.Ingest.Pipeline;
using HealthNeeds.Ingest.Pulls;
using HealthNeeds.Ingest.Tests.Http;
using HealthNeeds.Ingest.Tests.Pipeline;
using Microsoft.Extensions.DependencyInjection;

namespace HealthNeeds.Ingest.Tests.Publishers.QualityOutcomes;

/// <summary>Care by practice through the whole product: asked for, judged, and brought to where patients live.</summary>
[Trait("Speed", "Slow")]
public sealed class LiveCareTests : IAsyncLifetime
{
    private AllSourcesBench bench = null!;

    public async Task InitializeAsync() => bench = await AllSourcesBench.StartAsync();

    public Task DisposeAsync() => bench.DisposeAsync().AsTask();

    [Fact]
    public async Task EveryMeasure_IsAColumnOfLsoas_InTheAnalysisAndTheRelease()
    {
        AnalysisInput? input = null;
        await using var services = bench.Services();

        var run = await bench.RefreshAsync(services, before: (stage, state) => input = stage == "analyse" ? RunAnalysisInput.Of(state, CancellationToken.None) : input);

        run.Outcome.Should().Be(RunOutcome.Published, run.Message);
        foreach (var id in CareMeasures.All.Select(m => m.Indicator).Where(i => i is not ("qof-diabetes-blood-pressure" or "qof-diabetes-hba1c")))
        {
            var values = input!.Lsoas.Columns[input.Lsoas.Latest(new IndicatorId(id))!.Value];
            values.Where(double.IsFinite).Should().NotBeEmpty(id).And.OnlyContain(v => Math.Abs(v - 60) < 1e-9, "three patients in five had it at every practice");
            bench.Value(id, input.Lsoas.Codes[Array.FindIndex(values, double.IsFinite)].Value).Should().BeApproximately(60, 1e-9, id);
        }
    }

    [Fact]
    public async Task NewCode_IsToldAndServes_MissingRegion_WaitsForTheAnalyst()
    {
        var england = new QofEngland(["C85020", "C85033", "C87007", "C87016"], seed: 7);
        string Renamed(string table) => table.Replace(",HYP008,", ",HYP099,");

        var first = await PullAsync(england.Zip(change: Renamed));
        first.State.Should().Be(SourceState.Changed);
        first.Why.Should().Contain("[care-code-unknown] HYP099: ").And.Contain("which may be the new code of qof-hypertension-blood-pressure-under-80 (HYP008)").And.Contain("[care-measure-missing]");

        var second = await PullAsync(england.Zip(without: "LONDON", change: Renamed));
        second.State.Should().Be(SourceState.Held);
        bench.Status("qof2021").Held!.Findings.Should().Contain(f => f.StartsWith("[care-practice-missing] practices: ") && f.Contains("Found 1 of 4 practices (LONDON 1) in none of 6 tables: C85033; expected all but 1 %."));
    }

    private async Task<PullOutcome> PullAsync(PublisherAnswer zip)
    {
        bench.Said.Instead = (_, path) => path.EndsWith("QOF_2122_V2.zip", StringComparison.Ordinal) ? zip : null;
        await using var services = bench.Services(null, ("Live:NhsDigital:QofYear", $"{QofEngland.Year}"));
        var pulls = services.GetRequiredService<PullCoordinator>();
        return (await pulls.RunAsync([.. pulls.Sources.Where(s => s.Source == "qof2021")], _ => { }, CancellationToken.None)).Single();
    }
}
