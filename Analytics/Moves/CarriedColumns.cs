using HealthNeeds.Core.Areas;

namespace HealthNeeds.Analytics.Moves;

/// <summary>
/// Brings figures of older areas to newer ones, as figures are brought to the areas of a release: a recoded area and the pieces of a split one
/// take the figure whole, a merged one takes the mean of its parts by residents, and only where each of them has one.
/// </summary>
/// <param name="codes">Areas that figures are wanted for.</param>
/// <param name="had">Areas that there are figures of.</param>
internal sealed class CarriedColumns(IReadOnlyList<AreaCode> codes, IReadOnlyList<AreaCode> had, AreaOrigins origins)
{
    private readonly (int Place, double Weight)[][] parts = Parts(codes, had, origins);

    /// <summary>NaN where an area has no origin, or one of its parts no figure.</summary>
    public double[] Of(double[] values) => Array.ConvertAll(parts, p => p switch
    {
        [] => double.NaN,
        [var only] => values[only.Place],
        _ => p.Sum(e => values[e.Place] * e.Weight) / p.Sum(e => e.Weight),
    });

    private static (int Place, double Weight)[][] Parts(IReadOnlyList<AreaCode> codes, IReadOnlyList<AreaCode> had, AreaOrigins origins)
    {
        var places = had.Select((code, i) => (code, i)).ToDictionary(e => e.code, e => e.i);
        return [.. codes.Select(code => places.TryGetValue(code, out var own) ? [(own, 1)] : Made(origins.Of(code), places))];
    }

    private static (int Place, double Weight)[] Made(IReadOnlyList<(AreaCode Code, double Residents)> from, Dictionary<AreaCode, int> places) =>
        from.All(f => places.ContainsKey(f.Code)) ? [.. from.Select(f => (places[f.Code], f.Residents))] : [];
}
