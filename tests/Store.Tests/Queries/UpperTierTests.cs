using HealthNeeds.Store.DuckDb;
using HealthNeeds.Store.Queries;
using HealthNeeds.Store.Schema;

namespace HealthNeeds.Store.Tests.Queries;

/// <summary>
/// What is published for upper-tier authorities has no figure of a district inside a county, and is counted against the others. England's 296
/// authorities of 2024 (ONS, Local Authority Districts, April 2024): 63 unitary, 164 districts, 36 metropolitan, 33 of London.
/// </summary>
public sealed class UpperTierTests : IDisposable
{
    private static readonly (string Type, int Count)[] Types = [("E06", 63), ("E07", 164), ("E08", 36), ("E09", 33)];

    private readonly Session session = Session.OpenInMemory(EngineLimits.Reader);

    public UpperTierTests()
    {
        session.Execute(ReleaseSchema.Sql);
        foreach (var (type, count) in Types)
            session.Execute("insert into area (code, level, name, icb) select $type || lpad(range::varchar, 6, '0'), 'ltla24', 'a', 'E54000061' from range($count)", [("type", type), ("count", count)]);
        Figures("upper", "not starts_with(code, 'E07')");
        Figures("lower", "true");
        Figures("four", "starts_with(code, 'E08') and code < 'E08000004'");
        Figures("mixed", "starts_with(code, 'E06') or starts_with(code, 'E08') or code = 'E07000000'");
    }

    public void Dispose() => session.Dispose();

    [Theory]
    [InlineData("upper", 132, 132, true)]
    [InlineData("lower", 296, 296, true)]
    [InlineData("four", 4, 132, false)]
    [InlineData("mixed", 100, 296, false)]
    public void Spread_IsCountedAgainstTheAuthoritiesItIsPublishedFor(string indicator, int areas, int of, bool comparator)
    {
        var spread = session.Query<IndicatorSpread>($"select {SpreadSql.Columns} from {SpreadSql.Table} where s.indicator = $indicator", [("indicator", indicator)]).Should().ContainSingle().Subject;
        (spread.Level, spread.Areas, spread.Of, spread.IsComparator).Should().Be((AreaLevel.Ltla24, areas, of, comparator));
        spread.WithoutDistricts.Should().Be(of == 132);
    }

    [Fact]
    public void Spread_OfAnUpperTierIndicatorWithTooFewValues_IsNoComparator()
    {
        session.Execute("update indicator_spread set areas = 118 where indicator = 'upper'");
        session.Query<IndicatorSpread>($"select {SpreadSql.Columns} from {SpreadSql.Table} where s.indicator = 'upper'").Should().ContainSingle().Which.IsComparator.Should().BeFalse("118 of 132 are 89%");
    }

    private void Figures(string indicator, string which)
    {
        session.Execute($"insert into observation select '{indicator}', code, '2024', '2024-12-31', 'persons', 1, null, null, null, null, null, 'native', null, null from area where {which}");
        session.Execute("insert into indicator_spread select indicator, period, sex, 'ltla24', 'E92000001', count(*), 1, 1, 1, 1, 1, 1, 1, 1 from observation where indicator = $indicator group by all", [("indicator", indicator)]);
    }
}
