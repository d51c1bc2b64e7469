using HealthNeeds.Core.Releases;

namespace HealthNeeds.Analytics.Moves;

/// <summary>
/// Deals a move out to its causes. Ranks are followed from the old release through what they would have been with one cause after another
/// let in to the new release: each cause takes the step it made, so that the steps sum to the move whatever they are.
/// </summary>
public static class MoveAttribution
{
    /// <param name="causes">In the order in which they were let in, each once.</param>
    /// <param name="path">Median ranks: the old one, one after each cause but the last, the new one. Null where an area was not ranked on the way: the next cause takes both steps.</param>
    public static MoveParts Of(IReadOnlyList<MoveCause> causes, IReadOnlyList<int?> path)
    {
        ArgumentNullException.ThrowIfNull(causes);
        ArgumentNullException.ThrowIfNull(path);
        if (path.Count != causes.Count + 1 || path[0] is not { } at || path[^1] is null)
            throw new ArgumentException($"{causes.Count} causes are steps between {causes.Count + 1} ranks of which the first and the last are known; found {string.Join(", ", path.Select(p => p?.ToString() ?? "none"))}.");
        var parts = default(MoveParts);
        for (var k = 0; k < causes.Count; k++)
        {
            var next = path[k + 1] ?? at;
            parts += Step(causes[k], next - at);
            at = next;
        }

        return parts;
    }

    private static MoveParts Step(MoveCause cause, int places) => cause switch
    {
        MoveCause.Method => new MoveParts(0, 0, places, 0),
        MoveCause.Boundary => new MoveParts(0, 0, 0, places),
        MoveCause.Revision => new MoveParts(0, places, 0, 0),
        MoveCause.NewData => new MoveParts(places, 0, 0, 0),
        _ => throw new ArgumentOutOfRangeException(nameof(cause), cause, "Not a cause."),
    };
}

/// <summary>What can move a rank between two releases, in the order in which the study lets them in: each is measured with those before it in place.</summary>
public enum MoveCause
{
    /// <summary>Code, options or weights: the new method on the old figures and areas.</summary>
    Method,

    /// <summary>Codes and membership of areas: the old figures on the new areas.</summary>
    Boundary,

    /// <summary>Corrected values of series that were there before, residents among them.</summary>
    Revision,

    /// <summary>Periods and indicators that came or went.</summary>
    NewData,
}
