namespace HealthNeeds.Core.Rankings;

/// <summary>Where an area stands among <paramref name="Of"/> areas; rank 1 is the greatest need. Lower and Upper bound 90% of the draws.</summary>
public sealed record RankInterval
{
    public RankInterval(int median, int lower, int upper, int of)
    {
        if (lower < 1 || lower > median || median > upper || upper > of)
            throw new ArgumentException($"Expected 1 ≤ lower ≤ median ≤ upper ≤ of; found {lower} ≤ {median} ≤ {upper} ≤ {of}.");
        (Median, Lower, Upper, Of) = (median, lower, upper, of);
    }

    public int Median { get; }

    public int Lower { get; }

    public int Upper { get; }

    public int Of { get; }
}
