using HealthNeeds.Store.Comparison;
using HealthNeeds.Store.DuckDb;

namespace HealthNeeds.Store.Tests.Comparison;

/// <summary>Two files are compared by what is in them, whichever tables they have.</summary>
public sealed class RowComparisonTests : IDisposable
{
    private readonly TemporaryDirectory directory = new();

    public void Dispose() => directory.Dispose();

    [Fact]
    public void TableThatOnlyOneFileHas_IsNotTheSame()
    {
        var one = Made("one", "create table f.area as select 1.5::double as x", "create table f.ward as select 1 as y union all select 2");
        var other = Made("other", "create table f.area as select 1.5::double as x", "create table f.trust as select 1 as z");
        RowComparison.Compare(one, other, CancellationToken.None).Should().Equal(("area", 1, true), ("trust", 0, false), ("ward", 2, false));
    }

    [Fact]
    public void TableOfOtherRows_IsNotTheSame_AndOneInAnotherOrderIs()
    {
        var one = Made("one", "create table f.area as select 1.5::double as x", "create table f.ward as select 1 as y union all select 2");
        var other = Made("other", "create table f.area as select 1.5000000000000002::double as x", "create table f.ward as select 2 as y union all select 1");
        RowComparison.Compare(one, other, CancellationToken.None).Should().Equal(("area", 1, false), ("ward", 2, true));
    }

    private string Made(string name, params string[] tables)
    {
        var path = directory.File($"{name}.duckdb");
        using var session = Session.OpenInMemory(EngineLimits.Reader);
        session.Execute($"attach {SqlText.Quoted(path)} as f");
        foreach (var table in tables)
            session.Execute(table);
        session.Execute("detach f");
        return path;
    }
}
