using HealthNeeds.Ingest.Live.Drift;
using HealthNeeds.Ingest.Publishers;

namespace HealthNeeds.Ingest.Live;

/// <summary>Why nothing could be had or read, in a reader's words.</summary>
internal static class FailureWords
{
    /// <param name="expected">True for what publishers and networks do; false for a fault of the program.</param>
    /// <param name="good">The figures that serve, whose columns are known.</param>
    public static string Of(Exception problem, bool expected, Receipt? good) => problem switch
    {
        ColumnNotFoundException lost => $"[column-missing] {lost.Message}{Heir(lost, good)}",
        _ when expected => problem.Message,
        _ => $"The program failed: {problem.Message}",
    };

    /// <summary>A column that was not there before is the likelier one.</summary>
    private static string Heir(ColumnNotFoundException lost, Receipt? good)
    {
        var known = good?.Shapes.SelectMany(s => s.Columns).ToHashSet(StringComparer.Ordinal) ?? [];
        return RenameGuess.Of(lost.Expected, lost.Found.Where(f => !known.Contains(f))) is { } likely ? $" Most likely \"{likely}\" is what it is called now." : string.Empty;
    }
}
