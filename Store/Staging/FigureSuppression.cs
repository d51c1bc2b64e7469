using HealthNeeds.Store.DuckDb;
using HealthNeeds.Store.Releases;

namespace HealthNeeds.Store.Staging;

/// <summary>
/// Hides figures from which a suppressed one could be reckoned. It looks at nothing but the figures of the release being written, so the same figures hide the same ones, whatever was
/// published before. To be done when figures have reached their areas, and before anything is made of them.
/// </summary>
internal sealed class FigureSuppression(Session session)
{
    /// <returns>How many figures were hidden.</returns>
    public int Hide(CancellationToken token)
    {
        // A figure that is hidden may leave another alone: again, until none does.
        var (all, found) = (0, 0);
        do
        {
            found = HideOnce(token);
            all += found;
        }
        while (found > 0);
        return all;
    }

    private int HideOnce(CancellationToken token)
    {
        session.Execute($"create or replace temp table reckonable as ({ReckonableFigures.OfSexes("work.")}) union ({ReckonableFigures.OfAreas("work.")})", [], token);
        return session.Execute(Update("observation", "o.indicator = r.indicator and o.area = r.area and o.period = r.period and o.sex = r.sex"), Note, token)
            + session.Execute(Update("breakdown", $"({Of("o")}) = ({Of("r")})"), Note, token);
    }

    private static (string, object?)[] Note => [("note", SuppressionNotes.Ours)];

    private static string Of(string row) => string.Join(", ", ReckonableFigures.Key.Split(", ").Select(c => $"{row}.{c}"));

    private static string Update(string table, string same) => $"""
        update work.{table} o set value = null, lower = null, upper = null, count = null, missing = 'suppressed', note = concat_ws('; ', o.note, $note)
        from reckonable r where r.place = '{table}' and {same}
        """;
}
