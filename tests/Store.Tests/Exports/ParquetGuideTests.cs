using System.Text.RegularExpressions;
using HealthNeeds.Fixtures;
using HealthNeeds.Store.DuckDb;

namespace HealthNeeds.Store.Tests.Exports;

/// <summary>The SQL of docs/parquet.md, run as it stands there.</summary>
public sealed partial class ParquetGuideTests(ExportedRelease export) : IClassFixture<ExportedRelease>
{
    [Fact]
    public void DuckDbQueries_OfTheGuide_AnswerWithRows()
    {
        var queries = Blocks("DuckDB").Where(b => !b.Contains("copy (", StringComparison.Ordinal)).ToList();
        queries.Should().HaveCount(4);
        using var session = Session.OpenInMemory(EngineLimits.Reader);
        foreach (var query in queries)
            session.Scalar<long>($"select count(*) from ({query.TrimEnd().TrimEnd(';')})").Should().BePositive(query);
    }

    [PostgresFact]
    public void PostgreSql_LoadsWhatTheGuideWrites_AndAnswersAsTheReleaseDoes()
    {
        var csv = export.Open("csv");
        using var session = Session.OpenInMemory(EngineLimits.Reader);
        var copies = Blocks("DuckDB").Where(b => b.Contains("copy (", StringComparison.Ordinal)).Select(b => b.Replace("/srv/healthneeds/csv", csv, StringComparison.Ordinal)).ToList();
        copies.Should().HaveCount(2);
        copies.ForEach(copy => session.Execute(copy));
        using var postgres = new PostgresServer();
        var steps = Blocks("PostgreSQL").Select(b => b.Replace("/srv/healthneeds/csv", csv, StringComparison.Ordinal)).ToList();
        steps.Should().HaveCount(2);
        postgres.Sql(steps[0]);
        var found = postgres.Sql(steps[1]).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        session.Execute($"attach {SqlText.Quoted(export.Database)} as r (read_only)");
        session.Execute("use r");
        var expected = session.Query<string>($"select concat_ws('|', ltla24, neighbourhoods, residents) from ({steps[1].TrimEnd().TrimEnd(';')})");
        found.Should().NotBeEmpty().And.Equal(expected);
        postgres.Sql("select count(*) from ranking").Trim().Should().Be(session.Scalar<long>("select count(*) from r.ranking").ToString());
    }

    private IReadOnlyList<string> Blocks(string engine) =>
        [.. Block().Matches(File.ReadAllText(Guide())).Select(m => m.Groups["sql"].Value).Where(sql => sql.StartsWith($"-- {engine}", StringComparison.Ordinal)).Select(sql => sql.Replace("/srv/healthneeds/parquet/RELEASE", export.Folder, StringComparison.Ordinal))];

    private static string Guide() => Path.Combine(RepositoryRoot.Path, "docs", "parquet.md");

    [GeneratedRegex(@"^```sql\n(?<sql>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture, 60_000)]
    private static partial Regex Block();
}

/// <summary>A test that needs PostgreSQL, which this machine may lack: it is skipped, and says so.</summary>
public sealed class PostgresFactAttribute : FactAttribute
{
    public PostgresFactAttribute() => Skip = PostgresServer.Programs is null ? PostgresServer.Missing : null;
}
