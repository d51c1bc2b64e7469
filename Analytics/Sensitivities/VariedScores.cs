using HealthNeeds.Analytics.Draws;

namespace HealthNeeds.Analytics.Sensitivities;

/// <summary>Scores of a ranking's rows in one alternative after another. Buffers of one thread; what two alternatives in a row have in common is not computed again.</summary>
/// <param name="england">How many of the first rows stand for England.</param>
internal sealed class VariedScores
{
    private readonly VariedRanking ranking;
    private readonly int england;
    private readonly double[] residents;
    private readonly double[] correction;
    private readonly double[] shares;
    private readonly (float[]? Spread, bool WithCare)[] held;
    private readonly float[][] logs;
    private readonly float[][] ratios;
    private readonly double[] means;

    public VariedScores(VariedRanking ranking, int england)
    {
        (this.ranking, this.england) = (ranking, england);
        var (conditions, rows) = (ranking.Conditions.Length, ranking.Residents.Length);
        residents = [.. ranking.Residents.Take(england)];
        shares = new double[conditions];
        held = new (float[]?, bool)[conditions];
        logs = [.. ranking.Conditions.Select(_ => new float[rows])];
        ratios = [.. ranking.Conditions.Select(_ => new float[rows])];
        means = new double[conditions];
        Scores = new float[rows];
        var declared = AlternativeMethod.Declared(ranking);
        for (var c = 0; c < conditions; c++) Hold(c, declared);
        correction = [.. means.Select((m, c) => m / ranking.England[c])];
    }

    /// <summary>Per row; higher is worse.</summary>
    public float[] Scores { get; }

    /// <summary>Fills <see cref="Scores"/>: ratios to England's residents, added up or averaged by their logarithms.</summary>
    public void Compute(AlternativeMethod alternative)
    {
        ranking.Share(alternative, shares);
        Array.Clear(Scores);
        for (var c = 0; c < shares.Length; c++)
        {
            if (shares[c] == 0) continue;
            Hold(c, alternative);
            if (alternative.Geometric) VectorMath.Add(Scores, logs[c], (float)shares[c]);
            else VectorMath.Add(Scores, ratios[c], (float)(shares[c] * correction[c] / means[c]));
        }
    }

    private void Hold(int c, AlternativeMethod alternative)
    {
        var condition = ranking.Conditions[c];
        var now = (alternative.Spread, condition.WithCare(alternative));
        if (ReferenceEquals(held[c].Spread, now.Spread) && held[c].WithCare == now.Item2) return;
        held[c] = now;
        condition.People.CopyTo(logs[c], 0);
        if (condition.Need >= 0) VectorMath.Add(logs[c], ranking.Logs[condition.Need], now.Spread[condition.Need]);
        if (now.Item2) VectorMath.Add(logs[c], ranking.Logs[condition.Care], now.Spread[condition.Care]);
        logs[c].CopyTo(ratios[c], 0);
        VectorMath.Exp(ratios[c]);
        means[c] = Mean(ratios[c]);
    }

    /// <summary>Over the residents of the rows that stand for England.</summary>
    private double Mean(float[] values)
    {
        var (sum, weight) = (0.0, 0.0);
        for (var i = 0; i < england; i++) (sum, weight) = (sum + (residents[i] * values[i]), weight + residents[i]);
        return sum / weight;
    }
}
