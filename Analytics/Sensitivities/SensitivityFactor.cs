namespace HealthNeeds.Analytics.Sensitivities;

/// <summary>An assumption of a ranking that has alternatives.</summary>
/// <param name="Id">Of a figure of care, the id of its part.</param>
/// <param name="Replace">The first alternative with this assumption as in the second.</param>
internal sealed record SensitivityFactor(string Id, Func<Alternative, Alternative, Alternative> Replace)
{
    /// <summary>Those that can change the order of places. The one that is costly to change comes last.</summary>
    public static IReadOnlyList<SensitivityFactor> Of(VariedRanking ranking)
    {
        var perFocus = ranking.Conditions.GroupBy(c => c.Focus).Select(g => g.Count()).ToArray();
        (bool Varies, SensitivityFactor Factor)[] all =
        [
            (ranking.Weights.Length > 1, new("focus-weights", (a, b) => a with { Weights = b.Weights })),
            (perFocus.Any(n => n > 1), new("harm", (a, b) => a with { Harm = b.Harm })),
            (ranking.Conditions.Length > 1, new("aggregation", (a, b) => a with { Geometric = b.Geometric })),
            (ranking.Outcomes.Any(o => o.Length > 1), new("outcomes", (a, b) => a with { LeftOut = b.LeftOut })),
            .. ranking.Parts.Select((part, p) => (ranking.IsCare[p], Care(part.Id, p))),
            (ranking.Parts.Length > 1 || ranking.Conditions.Any(c => c.HasPeople), new("shrinkage", (a, b) => a with { Spread = b.Spread })),
        ];
        return [.. all.Where(f => f.Varies).Select(f => f.Factor)];
    }

    private static SensitivityFactor Care(string id, int part) => new(id, (a, b) => a with { CareOut = [.. a.CareOut.Select((isOut, p) => p == part ? b.CareOut[p] : isOut)] });
}
