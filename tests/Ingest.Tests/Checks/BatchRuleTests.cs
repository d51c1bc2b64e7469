using HealthNeeds.Core.Snapshots;
using HealthNeeds.Fixtures;
using HealthNeeds.Ingest.Checks;
using HealthNeeds.Ingest.Figures;
using HealthNeeds.Ingest.SourceRecords;
using HealthNeeds.Ingest.Tests.Publishers;
using HealthNeeds.Ingest.Workspace;
using HealthNeeds.Store.Releases;
using HealthNeeds.Store.Staging;

namespace HealthNeeds.Ingest.Tests.Checks;

public sealed class BatchRuleTests
{
    /// <summary>YPLL of IoD 2025 as the snapshot holds it: every LSOA, 24.8 to 165.5, median 56.</summary>
    private static readonly FigureBatch Ypll = new("iod2025", "iod2025-ypll", "2018–22", "persons", "lsoa21", 33_755, 33_755, 33_755, 24.8, 56.0, 165.5);

    private static readonly BatchFacts Nothing = new([], [], [], [], [], []);

    [Fact]
    public void Rows_OfAFileCutShort_HoldTheSource()
    {
        var facts = Nothing with { Counts = [new FigureCount("iod2025", 900, 0)], Files = [new FetchedFile(SnapshotKinds.Observations, "iod2025", "iod2025.parquet", 1000, "")] };
        var finding = new WholeFileRule().Check(facts).Should().ContainSingle().Subject;
        finding.Should().Be(RuleFinding.Hold("rows", "iod2025", "all figures", "Every row of the file is read.", "900 rows", "1,000 rows"));
    }

    [Fact]
    public void Rows_OfAWholeFile_Pass() =>
        new WholeFileRule().Check(Nothing with { Counts = [new FigureCount("iod2025", 1000, 3)], Files = [new FetchedFile(SnapshotKinds.Observations, "iod2025", "x", 1000, "")] }).Should().BeEmpty();

    [Fact]
    public void RejectedShare_AboveOnePerCent_HoldsTheSource() =>
        new FewRejectionsRule().Check(Nothing with { Counts = [new FigureCount("qof2021", 1000, 11), new FigureCount("iod2025", 1000, 10)] })
            .Should().ContainSingle().Which.Found.Should().Be("11 of 1,000 rows rejected");

    [Fact]
    public void Areas_WithTheCountsOfWales_HoldTheGeography()
    {
        Area Lsoa(int i, string icb) => new(new AreaCode($"E01{i:000000}"), AreaLevel.Lsoa21, "x", null, null, null, null, new AreaCode(icb), 1, null, null);
        var rule = new AreaCountRule(new ReleaseExpectations([(AreaLevel.Lsoa21, AreaCode.England, 2), (AreaLevel.Lsoa21, new AreaCode("E54000061"), 1)]));
        rule.Check(Nothing with { Areas = [Lsoa(1, "E54000061"), Lsoa(2, "E54000054")] }).Should().BeEmpty();
        rule.Check(Nothing with { Areas = [Lsoa(1, "E54000061"), Lsoa(2, "E54000061")] })
            .Should().ContainSingle().Which.Should().Be(RuleFinding.Hold("areas", "geography", "lsoa21 in E54000061", "The number of LSOAs is the one ONS counts.", "2", "1"));
    }

    [Fact]
    public void Coverage_OfASeriesThatWent_IsTold_AndHoldsWhereNoneOfItsSexIsLeft()
    {
        var (women, older) = (Ypll with { Sex = "female" }, Ypll with { Period = "2017–21" });
        var facts = Nothing with { Batches = [Ypll], Previous = [Ypll, women, older] };
        new CoverageRule().Check(facts).Select(f => (f.Key, f.Holds)).Should().BeEquivalentTo([("iod2025-ypll 2018–22 female", true), ("iod2025-ypll 2017–21 persons", false)]);
        new CoverageRule().Check(facts with { Batches = [] }).Should().BeEmpty("an indicator that went is for another rule");
    }

    [Fact]
    public void Areas_OfEngland_AreThoseOnsCounts() =>
        DataCatalogues.Read(RawFiles.Data).Expected.AreaCounts.Should().Equal(((AreaLevel, AreaCode, int)[])
            [.. FixtureRegion.SouthYorkshire.Expected.AreaCounts, .. FixtureRegion.Cornwall.Expected.AreaCounts, (AreaLevel.Lsoa21, AreaCode.England, 33_755), (AreaLevel.Msoa21, AreaCode.England, 6_856), (AreaLevel.Ltla24, AreaCode.England, 296)]);

    [Fact]
    public void Presence_OfAnIndicatorThatIsFetchedLive_IsAskedForOnlyOnceItHasAnswered()
    {
        var indicator = HealthNeeds.Ingest.Tests.Publishers.Fingertips.FingertipsReading.Smoking();
        var facts = Nothing with { Indicators = [indicator], LiveOnly = new HashSet<string> { indicator.Source } };
        new PresenceRule().Check(facts).Should().BeEmpty();
        new PresenceRule().Check(facts with { LiveOnly = new HashSet<string>() }).Should().ContainSingle().Which.Holds.Should().BeFalse();
        new PresenceRule().Check(facts with { Previous = [Ypll with { Indicator = indicator.Id.Value }] }).Should().ContainSingle().Which.Holds.Should().BeTrue();
    }

    [Fact]
    public void Presence_OfAnIndicatorThatComesLiveOnly_WhileItsSourceIsBundled_IsNotAskedFor()
    {
        var indicator = HealthNeeds.Ingest.Tests.Publishers.Fingertips.FingertipsReading.Smoking() with { Supply = HealthNeeds.Core.Indicators.FigureSupply.LiveOnly };
        var facts = Nothing with { Indicators = [indicator] };
        new PresenceRule().Check(facts).Should().BeEmpty();
        new PresenceRule().Check(facts with { Previous = [Ypll with { Indicator = indicator.Id.Value }] }).Should().ContainSingle().Which.Holds.Should().BeTrue("the current release has it");
    }

    [Theory]
    [InlineData(33_755, null)]
    [InlineData(33_500, null)]
    [InlineData(33_000, false)]
    [InlineData(32_844, false)]
    [InlineData(30_000, true)]
    public void Coverage_OfFewerAreasThanBefore_IsToldOrHeld(long known, bool? holds)
    {
        var findings = new CoverageRule().Check(Nothing with { Batches = [Ypll with { Known = known }], Previous = [Ypll] }).ToList();
        findings.Select(f => (bool?)f.Holds).SingleOrDefault().Should().Be(holds);
    }

    [Theory]
    [InlineData("2018–22", 57.1, null)]
    [InlineData("2018–22", 0.56, true)]
    [InlineData("2018–22", 560.0, true)]
    [InlineData("2019–23", 60.0, null)]
    [InlineData("2019–23", 5.6, false)]
    public void Magnitude_ThatLeaps_IsHeldWhereOnlyARevisionCouldMoveIt(string period, double median, bool? holds)
    {
        var now = Ypll with { Period = period, Median = median, Minimum = median * 0.4, Maximum = median * 3 };
        var findings = new MagnitudeRule().Check(Nothing with { Batches = [now], Previous = [Ypll] }).ToList();
        findings.Select(f => (bool?)f.Holds).SingleOrDefault().Should().Be(holds);
    }

    [Fact]
    public void Magnitude_OfAScoreCentredOnZero_IsJudgedByItsRange()
    {
        var score = Ypll with { Indicator = "iod2025-mental-health", Median = 0.01, Minimum = -3.2, Maximum = 3.1 };
        new MagnitudeRule().Check(Nothing with { Batches = [score with { Median = 0.04 }], Previous = [score] }).Should().BeEmpty();
        new MagnitudeRule().Check(Nothing with { Batches = [score with { Median = 2.4 }], Previous = [score] }).Should().ContainSingle();
    }

    [Fact]
    public void Presence_OfAnIndicatorThatVanished_HoldsAndOneNeverSeenIsTold()
    {
        var facts = Nothing with { Indicators = [Indicator("iod2025-ypll"), Indicator("iod2025-cidr")], Previous = [Ypll] };
        new PresenceRule().Check(facts).Select(f => (f.Key, f.Holds)).Should().Equal(("iod2025-ypll", true), ("iod2025-cidr", false));
    }

    [Fact]
    public void BatchMemory_KeepsWhatTheNextRunCompares()
    {
        var directory = Directory.CreateTempSubdirectory("batches-");
        try
        {
            var memory = new ReleaseBatchStore(directory.FullName);
            memory.Keep("20261122T201500Z-0123abcd", [Ypll, Ypll with { Median = null, Minimum = null, Maximum = null, Known = 0 }]);
            memory.Of("20261122T201500Z-0123abcd", out _).Should().Equal(Ypll, Ypll with { Median = null, Minimum = null, Maximum = null, Known = 0 });
            memory.Of("20261122T201500Z-ffffffff", out var problem).Should().BeEmpty();
            problem.Should().Contain("20261122T201500Z-ffffffff").And.Contain("'coverage'", "nobody is to believe that the figures were compared");
            memory.Of(null, out problem).Should().BeEmpty();
            problem.Should().BeNull("before the first release there is nothing to compare with");
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    private static Indicator Indicator(string id) => new(
        new IndicatorId(id), id, id, "ratio", 1, Polarity.HigherIsWorse, "iod2025", "every few years", AreaLevel.Lsoa21, Modelled: false, null, "Health recorded so far", null, null, []);
}
