using HealthNeeds.Ingest.Geography;
using HealthNeeds.Store.DuckDb;

namespace HealthNeeds.Ingest.Tests.Publishers.Fingertips;

/// <summary>Local Health moves to the MSOAs of 2021 indicator by indicator, and keeps older periods as they were.</summary>
public sealed class VintageTests
{
    private static readonly string LookUp = Path.Combine(RawFiles.Bundled, "crosswalk-msoa11-msoa21.parquet");

    [Fact]
    public void MsoasOfEitherYear_AreTaken_AndFewerThanOneInAThousandRejected()
    {
        var known = Bundled();
        known.Msoa11.Should().HaveCount(6791);
        known.Msoa21.Should().HaveCount(6856);
        using var reading = new FingertipsReading(known, FingertipsReading.Indicator(1, AreaLevel.Msoa11, "15+ yrs"), FingertipsReading.Indicator(2, AreaLevel.Msoa11, "15+ yrs"));
        reading.Take(
        [
            FingertipsReading.Header27,
            .. known.Msoa11.Select(a => FingertipsReading.Row(a, "2020/21", id: "1")), .. known.Msoa21.Select(a => FingertipsReading.Row(a, "2022/23", id: "1")),
            .. known.Msoa11.Select(a => FingertipsReading.Row(a, "2022/23", id: "2")),
        ]);

        ((double)reading.Tally.RowsRejected / reading.Tally.RowsIn).Should().BeLessThan(0.001);
        reading.Figures().Should().HaveCount((2 * 6791) + 6856);
        reading.Findings().Should().BeEmpty();
    }

    [Theory]
    [InlineData(6, false)]
    [InlineData(34, true)]
    public void MsoasThatNobodyKnows_AreHeld_WhereTheyAreMoreThanOneInAThousand(int unknown, bool holds)
    {
        var known = Bundled();
        using var reading = new FingertipsReading(known, FingertipsReading.Smoking(AreaLevel.Msoa11));
        reading.Take([FingertipsReading.Header27, .. known.Msoa11.Select(a => FingertipsReading.Row(a)), .. Enumerable.Range(0, unknown).Select(i => FingertipsReading.Row($"E0299{i:0000}"))]);

        reading.Findings().Where(f => f.Holds).Select(f => (f.Rule, f.Expected)).Should().Equal(holds ? [("area-vintage", "codes of msoa11, all but 0.1 %")] : []);
    }

    [Fact]
    public void PeriodWithMsoasOfBothYears_IsHeld()
    {
        using var reading = new FingertipsReading(FingertipsReading.Smoking(AreaLevel.Msoa11));
        reading.Take(FingertipsReading.Header27, FingertipsReading.Row("E02001509"), FingertipsReading.Row("E02001510"), FingertipsReading.Row("E02006870"));

        reading.Findings().Should().ContainSingle(f => f.Holds).Which.Should().Match<HealthNeeds.Ingest.SourceRecords.RuleFinding>(f => f.Rule == "area-vintage" && f.Key == "test-91547 2022/23");
    }

    [Fact]
    public void PeriodsOfDifferentYears_AreNotMixed()
    {
        using var reading = new FingertipsReading(FingertipsReading.Smoking(AreaLevel.Msoa11));
        reading.Take(FingertipsReading.Header27, FingertipsReading.Row("E02001509", "2021/22"), FingertipsReading.Row("E02001510", "2021/22"), FingertipsReading.Row("E02001509"), FingertipsReading.Row("E02006870"));

        reading.Findings().Should().NotContain(f => f.Rule == "area-vintage");
    }

    private static KnownAreas Bundled()
    {
        using var engine = Session.OpenInMemory(EngineLimits.Reader);
        HashSet<string> Codes(string column) => engine.Query<string>($"select distinct {column} from read_parquet($path)", [("path", LookUp)]).ToHashSet(StringComparer.Ordinal);
        HashSet<string> none = [];
        return new KnownAreas(none, none, Codes("msoa11"), none, none, none) { Msoa21 = Codes("msoa21") };
    }
}
