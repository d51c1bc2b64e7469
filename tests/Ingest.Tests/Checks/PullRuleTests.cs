using HealthNeeds.Core.Runs;
using HealthNeeds.Ingest.Checks;
using HealthNeeds.Ingest.Geography;
using HealthNeeds.Ingest.SourceRecords;
using HealthNeeds.Ingest.Tables;
using HealthNeeds.Ingest.Workspace;
using HealthNeeds.Store.Snapshots;
using Microsoft.Extensions.Configuration;

namespace HealthNeeds.Ingest.Tests.Checks;

/// <summary>Each drift rule on its own: what it says, and that it says nothing of figures like the last.</summary>
public sealed class PullRuleTests
{
    private static readonly IndicatorCatalogue Catalogue = DataCatalogues.Read(IngestPaths.From(new ConfigurationBuilder().Build()).Data).Indicators;
    private static readonly TableShape Shape = new("figures", ["area", "period", "value", "note"], ["area", "period", "value"], 1000, new Dictionary<string, string> { ["1 unit"] = "%", ["1 polarity"] = "low is good" });
    private static readonly SeriesProfile Series = new("iod2025-ypll", "2018–22", "persons", 1000, 1000, 1000, 1, 50, 99, 0);
    private static readonly Receipt Good = new("iod2025", "reader", DateTimeOffset.UnixEpoch, [], [new ReceiptFile("observations", "observations.parquet", 1000, "aa")], 1000, 1000, 0, 0, [Shape], [Series], []);

    public static TheoryData<string> Rules => new(CheckRules.OfPull.Select(r => r.Id));

    [Theory]
    [MemberData(nameof(Rules))]
    public void FiguresLikeTheLast_AreNotRemarkedUpon(string rule) => Check(rule, Good).Should().BeEmpty();

    [Fact]
    public void RuleIds_AreDifferent() => CheckRules.OfPull.Select(r => r.Id).Should().OnlyHaveUniqueItems();

    [Fact]
    public void NeededColumn_ThatIsMissing_HoldsAndNamesItsLikelyHeir()
    {
        var finding = Check("column-missing", With(Shape with { Columns = ["area", "Time period", "value", "note"] })).Should().ContainSingle().Subject;
        finding.Holds.Should().BeTrue();
        finding.Key.Should().Be("figures \"period\"");
        finding.Found.Should().Be("no such column, and \"Time period\" in its place");
    }

    [Fact]
    public void NeededColumn_ThatIsMissing_WithoutAnythingLikeIt_NamesNone() =>
        Check("column-missing", With(Shape with { Columns = ["area", "value", "note"] })).Single().Found.Should().Be("no such column");

    [Fact]
    public void NeededColumn_BehindAByteOrderMarkOrABlank_IsThere() =>
        Check("column-missing", With(Shape with { Columns = ["\uFEFFarea", " period", "value", "note"] })).Should().BeEmpty();

    [Fact]
    public void ReadingThatFailsForWantOfAColumn_HoldsSayingWhereAndNamesItsLikelyHeir() =>
        ColumnMissingRule.Of(new ColumnNotFoundException("figures", "period", ["area", "value", "Time period"]) { Address = new Uri("https://example.org/f.csv"), Line = 3 }, Good)
            .Should().Match<RuleFinding>(f => f.Holds && f.Rule == "column-missing" && f.Key == "figures \"period\"" && f.Found == "line 3 of https://example.org/f.csv without it, and \"Time period\" in its place" && f.Examples[0].EndsWith(": area, value, Time period"));

    [Fact]
    public void ColumnThatIsReadItself_OrWasThereBefore_IsNoHeir()
    {
        var lost = new ColumnNotFoundException("figures", "notes", ["area", "note", "notes on"]) { Taken = ["notes on"] };
        ColumnMissingRule.Of(lost, Good).Found.Should().NotContain("in its place");
        ColumnMissingRule.Of(lost, good: null).Found.Should().EndWith("and \"note\" in its place");
    }

    [Fact]
    public void OtherColumn_ThatWentAway_IsTold()
    {
        var finding = Check("column-lost", With(Shape with { Columns = ["area", "period", "value", "notes"] })).Should().ContainSingle().Subject;
        (finding.Holds, finding.Found).Should().Be((false, "it is gone, and \"notes\" is new"));
    }

    [Fact]
    public void Column_ThatIsNew_IsTold()
    {
        var finding = Check("column-added", With(Shape with { Columns = [.. Shape.Columns, "trend"] })).Should().ContainSingle().Subject;
        (finding.Holds, finding.Key, finding.Found).Should().Be((false, "figures \"trend\"", "a new column, number 5"));
    }

    [Fact]
    public void Columns_InAnotherOrder_AreTold() =>
        Check("column-moved", With(Shape with { Columns = ["period", "area", "value", "note"] })).Should().ContainSingle().Which.Holds.Should().BeFalse();

    [Fact]
    public void Columns_WithOneMore_HaveNotMoved() =>
        Check("column-moved", With(Shape with { Columns = ["id", .. Shape.Columns] })).Should().BeEmpty();

    [Fact]
    public void Table_ThatDoesNotComeAgain_Holds() =>
        Check("table-missing", With(Shape with { Table = "other" })).Should().ContainSingle().Which.Should().Match<RuleFinding>(f => f.Holds && f.Key == "figures");

    [Theory]
    [InlineData("1 unit", "years")]
    [InlineData("1 polarity", "high is good")]
    public void FactOfThePublisher_ThatChanged_Holds(string fact, string now)
    {
        var finding = Check("fact-changed", With(Shape with { Facts = new Dictionary<string, string>(Shape.Facts) { [fact] = now } })).Should().ContainSingle().Subject;
        (finding.Holds, finding.Found).Should().Be((true, $"'{now}'"));
    }

    [Theory]
    [InlineData(3001, true)]
    [InlineData(3000, false)]
    [InlineData(500, false)]
    [InlineData(499, true)]
    public void RowCount_FarFromTheLast_Holds(long rows, bool holds) =>
        Check("row-count", With(Shape with { Rows = rows })).Any(f => f.Holds).Should().Be(holds);

    [Theory]
    [InlineData(900, false)]
    [InlineData(899, true)]
    public void NewPeriod_AboutFewerAreasThanTheNewestBefore_Holds(long areas, bool holds)
    {
        var next = Series with { Period = "2019–23", Rows = areas, Areas = areas };
        Check("figure-count", Good with { Profile = [next] }).Any(f => f.Holds).Should().Be(holds, "it takes the place of the last");
        Check("figure-count", Good with { Profile = [Series, next] }).Any(f => f.Holds).Should().Be(holds, "it stands beside the last");
    }

    [Fact]
    public void NothingKept_Holds() =>
        Check("no-figures", Good with { Files = [Good.Files[0] with { Rows = 0 }] }).Should().ContainSingle().Which.Found.Should().Be("none of 1,000 rows kept");

    [Theory]
    [InlineData(50, false)]
    [InlineData(51, true)]
    public void RejectedShare_ThatGrewByMoreThanFivePoints_Holds(long rejected, bool holds) =>
        Check("rejected-share-change", Good with { RowsKept = 1000 - rejected, RowsRejected = rejected }).Any(f => f.Holds).Should().Be(holds);

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, true)]
    public void ValuesOutsideTheirLimits_AreToldAndHoldAboveOnePercent(int percent, bool holds)
    {
        var now = Good with { Profile = [Series with { OutsideLimits = percent * 10 }] };
        Check("value-outside-limits", now).Should().ContainSingle().Which.Holds.Should().Be(holds);
    }

    [Theory]
    [InlineData(995, false)]
    [InlineData(900, true)]
    public void RepeatedKeys_AreToldAndHoldAboveOnePercent(long areas, bool holds)
    {
        var finding = Check("repeated-key", Good with { Profile = [Series with { Areas = areas }] }).Should().ContainSingle().Subject;
        finding.Holds.Should().Be(holds);
        finding.Examples.Should().Equal($"iod2025-ypll 2018–22 persons: 1,000 rows, {areas:N0} areas");
    }

    [Fact]
    public void Period_OfANewForm_IsTold() =>
        Check("period-form", Good with { Profile = [Series, Series with { Period = "2022/23" }] }).Should().ContainSingle()
            .Which.Should().Match<RuleFinding>(f => !f.Holds && f.Found == "'2022/23'" && f.Expected == "a form such as 2018–22");

    [Fact]
    public void Period_ThatCannotBeRead_IsToldWithItsRows() =>
        Check("period-form", Good, [new Rejection("iod2025", RowRules.Period, 7, "E01000001", "A period is one the product knows.", "Q1 FY23", "a form such as 2019")])
            .Should().ContainSingle().Which.Examples.Should().Equal("line 7: E01000001");

    [Fact]
    public void Periods_ThatCannotBeRead_AreAllCounted_ThoughFewAreListed()
    {
        var unread = new Rejection("iod2025", RowRules.Period, 7, "E01000001", "A period is one the product knows.", "Q1 FY23", "a form such as 2019");
        Unlisted("period-form", RowRules.Period, 5000, unread).Select(f => f.Found).Should().Equal("5,000 rows of which it cannot, 1 of them listed", "at least 1 row with 'Q1 FY23'");
        Unlisted("period-form", RowRules.Period, 5000).Should().ContainSingle().Which.Found.Should().StartWith("5,000 rows");
    }

    [Theory]
    [InlineData(10, false)]
    [InlineData(11, true)]
    public void RejectedAreas_OfWhichNoneIsListed_AreCounted(long unknown, bool holds) => Unlisted("area-vintage", RowRules.UnknownArea, unknown).Any(f => f.Holds).Should().Be(holds);

    [Theory]
    [InlineData("E08000038", "E08000016")]
    [InlineData("E08000039", "E08000019")]
    public void AuthorityUnderItsNewCode_IsTakenUnderTheOld_AndTold(string newer, string older)
    {
        IReadOnlyList<AreaRowCount> rows = [new(AreaLevel.Ltla24, newer, 4), new(AreaLevel.Ltla24, "E08000017", 4)];
        Check("recoded-area", Good, areas: rows).Should().ContainSingle().Which.Should().Match<RuleFinding>(f => !f.Holds && f.Key == newer && f.Expected.StartsWith(older));
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, true)]
    public void AreasOfAnotherVintage_HoldAboveOnePercent(int others, bool holds)
    {
        IReadOnlyList<AreaRowCount> rows = [new(AreaLevel.Lsoa21, "E01000001", 100 - others), new(AreaLevel.Lsoa21, "E01099999", others)];
        Check("area-vintage", Good, areas: rows).Any(f => f.Holds && f.Examples.Contains("E01099999")).Should().Be(holds);
    }

    [Fact]
    public void RejectedAreas_ThatLookLikeThoseDue_HoldAboveOnePercent()
    {
        IReadOnlyList<AreaRowCount> rows = [new(AreaLevel.Lsoa21, "E01000001", 980)];
        Rejection Unknown(string code) => new("iod2025", RowRules.UnknownArea, 1, code, "An area is one the look-ups know.", code, "an LSOA of England");
        Check("area-vintage", Good, [.. Enumerable.Repeat(Unknown("E12000001"), 20)], rows).Should().BeEmpty("regions are another kind of area, not another vintage");
        Check("area-vintage", Good, [.. Enumerable.Repeat(Unknown("E01088888"), 20)], rows).Should().ContainSingle().Which.Holds.Should().BeTrue();
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void FirstFigures_WithNothingToCompareWith_ArePossible(string rule) =>
        CheckRules.OfPull.Single(r => r.Id == rule).Check(Facts(null, Good, [], [])).Should().BeEmpty();

    private static Receipt With(TableShape shape) => Good with { Shapes = [shape] };

    private static List<RuleFinding> Check(string rule, Receipt now, IReadOnlyList<Rejection>? rejections = null, IReadOnlyList<AreaRowCount>? areas = null) =>
        [.. CheckRules.OfPull.Single(r => r.Id == rule).Check(Facts(Good, now, rejections ?? [], areas ?? []))];

    /// <summary>Of figures of which more rows broke a rule than are listed.</summary>
    private static List<RuleFinding> Unlisted(string rule, string broken, long rows, params IReadOnlyList<Rejection> listed) =>
        [.. CheckRules.OfPull.Single(r => r.Id == rule).Check(Facts(Good, Good, listed, []) with { Broken = new Dictionary<string, long> { [broken] = rows } })];

    private static PullFacts Facts(Receipt? before, Receipt now, IReadOnlyList<Rejection> rejections, IReadOnlyList<AreaRowCount> areas)
    {
        var lsoas = new HashSet<string> { "E01000001" };
        var none = new HashSet<string>();
        return new PullFacts(before, now, rejections, areas, new KnownAreas(lsoas, lsoas, none, none, none, none), Catalogue);
    }
}
