using HealthNeeds.Store.DuckDb;
using HealthNeeds.Store.Schema;

namespace HealthNeeds.Store.Releases;

/// <summary>Rereads a staged release and checks what must hold of every release, and what is expected of this one.</summary>
internal sealed class ReleaseVerifier(Database database)
{
    /// <exception cref="ReleaseRefusedException">With every rule that is broken and an example of each.</exception>
    public void Verify(ReleaseExpectations expectations, CancellationToken token)
    {
        var broken = new List<string>();
        // One connection for all of some hundred short questions.
        using var session = database.Connect();
        foreach (var (rule, sql) in ReleaseRules.All)
        {
            if (session.Query<string>($"select example from ({sql}) order by example limit 1", [], token) is [var example])
                broken.Add($"{rule}: {example}");
        }

        foreach (var (level, within, areas) in expectations.AreaCounts)
        {
            var found = Count(session, level, within, token);
            if (found != areas)
                broken.Add($"{within} must hold {areas} areas at level {level.Id()}: {found} found");
        }

        if (broken.Count > 0)
            throw new ReleaseRefusedException($"The release breaks {broken.Count} of its rules and is not published. {string.Join(". ", broken)}.");
    }

    private static long Count(Session session, AreaLevel level, AreaCode within, CancellationToken token) =>
        session.Query<long>($"select count(*) from area a where a.level = $level and {AreaRow.IsWithin}", [("level", level.Id()), ("within", within.Value)], token).Single();
}

/// <summary>What a release must hold to be published.</summary>
/// <param name="AreaCounts">How many areas of a level lie in an area, itself counted.</param>
internal sealed record ReleaseExpectations(IReadOnlyList<(AreaLevel Level, AreaCode Within, int Areas)> AreaCounts);
