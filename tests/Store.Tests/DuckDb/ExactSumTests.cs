using HealthNeeds.Store.DuckDb;

namespace HealthNeeds.Store.Tests.DuckDb;

public sealed class ExactSumTests
{
    [Fact]
    public void Of_RowsInAnyOrder_IsTheSameToTheLastBit()
    {
        using var session = Session.OpenInMemory(EngineLimits.Reader);
        session.Execute("create table t as select sin(i) * 100 as value, 1000 + cos(i) * 900 as weight, hash(i) as shuffled from range(300000) r(i)");
        session.Execute("create table u as select * from t order by shuffled");
        string Mean(string table) => session.Query<string>($"select ({ExactSum.Of("value * weight")} / {ExactSum.Of("weight")})::varchar from {table}", []).Single();

        Mean("u").Should().Be(Mean("t"));
    }

    [Theory]
    [InlineData("0.1", "0.7", 0.8)]
    [InlineData("1e12 * 1e9", "1", 1e21)]
    [InlineData("-2.5", "null", -2.5)]
    public void Of_Terms_AddsThem(string first, string second, double expected)
    {
        using var session = Session.OpenInMemory(EngineLimits.Reader);
        session.Scalar<double>($"select {ExactSum.Of("x")}::double from (values ({first}::double), ({second}::double)) v(x)", []).Should().Be(expected);
    }
}
