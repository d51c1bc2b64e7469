namespace HealthNeeds.Analytics.Sensitivities;

/// <summary>One way in which a ranking could have been made: a choice for every assumption.</summary>
/// <param name="Weights">Per focus area, what its declared weight is multiplied by.</param>
/// <param name="Harm">Per condition, what its declared harm is multiplied by.</param>
/// <param name="Geometric">Ratios to England are averaged by their logarithms, so that a low one makes up less for a high one; else they are added up.</param>
/// <param name="LeftOut">Per focus area, the part whose outcome does not count in it; -1 where all count.</param>
/// <param name="Spread">Per part, what its departures from England's mean are multiplied by, as logarithms.</param>
/// <param name="CareOut">Per part, whether it is a figure of care that does not count.</param>
internal sealed record Alternative(double[] Weights, double[] Harm, bool Geometric, int[] LeftOut, float[] Spread, bool[] CareOut)
{
    /// <summary>The ranking as it is made.</summary>
    public static Alternative Declared(VariedRanking ranking) =>
        new(Ones(ranking.Weights.Length), Ones(ranking.Conditions.Length), Geometric: false, [.. ranking.Weights.Select(_ => -1)], [.. ranking.Parts.Select(_ => 1f)], new bool[ranking.Parts.Length]);

    private static double[] Ones(int count) => [.. Enumerable.Repeat(1.0, count)];
}
