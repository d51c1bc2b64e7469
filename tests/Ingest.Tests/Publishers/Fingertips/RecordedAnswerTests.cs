using HealthNeeds.Ingest.Geography;
using HealthNeeds.Store.DuckDb;

namespace HealthNeeds.Ingest.Tests.Publishers.Fingertips;

/// <summary>Real answers, counted beforehand with Python's csv module (27 and 26 columns; one with CRLF, rows without an indicator, 18 area types).</summary>
public sealed class RecordedAnswerTests
{
    [FingertipsFact]
    public void Smoking_EveryRowIsAccountedFor()
    {
        using var reading = new FingertipsReading(Bundled(), FingertipsReading.Smoking());
        reading.Take(FingertipsFixtures.Open("all_data_csv_multi_areatype_91547.csv"));

        reading.Figures().Should().HaveCount(2925);
        reading.Breakdowns().Should().HaveCount(385);
        reading.Tally.RowsIn.Should().Be(17627);
        reading.Tally.Counts.Should().Equal(new Dictionary<string, long>
        {
            ["level"] = 7712,
            ["unknown-area"] = 168,
            ["unknown-indicator"] = 6267,
            ["vintage"] = 170,
        });
        reading.Figures().Should().Contain(f => f.StartsWith("test-91547 E08000019 2013/14 persons 1"));
        reading.Remarks().Count(r => r.Contains(" decreasing-better ")).Should().Be(288, "of 296 authorities, as Python counts them; the newest period has them");
    }

    [FingertipsFact]
    public void SocialIsolation_EveryRowIsAccountedFor()
    {
        using var reading = new FingertipsReading(Bundled(), FingertipsReading.Indicator(90280, AreaLevel.Ltla24, "18+ yrs"), FingertipsReading.Indicator(90638, AreaLevel.Ltla24, "18+ yrs"));
        reading.Take(FingertipsFixtures.Open("all_data_csv_CountyUA_social_isolation.csv"));

        reading.Figures().Should().HaveCount(1618);
        reading.Breakdowns().Should().HaveCount(2055).And.Contain(b => b.StartsWith("E92000001|2010/11|persons|18+ yrs|Ethnic groups|White|42.5"));
        reading.Figures().Count(f => f.EndsWith("not-collected")).Should().BePositive();
        reading.Tally.RowsIn.Should().Be(4536);
        reading.Tally.Counts.Should().Equal(new Dictionary<string, long> { ["level"] = 863 });
    }

    private static KnownAreas Bundled()
    {
        using var engine = Session.OpenInMemory(EngineLimits.Reader);
        HashSet<string> none = [];
        return new KnownAreas(none, none, none, Codes(engine, "select distinct ltla21 from", "crosswalk-ltla21-ltla24.parquet"), Codes(engine, "select distinct ltla24 from", "crosswalk-ltla21-ltla24.parquet"), none);
    }

    private static HashSet<string> Codes(Session engine, string select, string file) =>
        engine.Query<string>($"{select} read_parquet($path)", [("path", Path.Combine(RawFiles.Bundled, file))]).ToHashSet(StringComparer.Ordinal);
}
