namespace HealthNeeds.Dashboard.Wording;

/// <summary>A rank inside a sentence.</summary>
internal static class RankWords
{
    /// <summary>Beside the head of a column with an <see cref="Charts.IntervalBar"/> in it: what the line shows, and its scale.</summary>
    public const string Line = "90% interval; first ranks drawn wider";

    /// <summary>"1st to 23rd"; "1st" where both ends are one.</summary>
    public static string Span(RankInterval rank) => rank.Lower == rank.Upper ? Figures.Ordinal(rank.Median) : $"{Figures.Ordinal(rank.Lower)} to {Figures.Ordinal(rank.Upper)}";

    /// <summary>"very likely in", before "England’s worst tenth".</summary>
    public static string HowSure(Tier tier) => tier switch
    {
        Tier.VeryLikely => "very likely in",
        Tier.Likely => "likely in",
        Tier.Possibly => "possibly in",
        _ => "unlikely to be in",
    };

    /// <summary>"1–23 of 860"; "1 of 4" where both ends are one.</summary>
    public static string Range(RankInterval rank) => $"{Ends(rank)} of {Figures.Count(rank.Of)}";

    /// <summary>"1–23"; "1" where both ends are one.</summary>
    public static string Ends(RankInterval rank) => rank.Lower == rank.Upper ? Figures.Count(rank.Lower) : $"{Figures.Count(rank.Lower)}–{Figures.Count(rank.Upper)}";

    /// <summary>The answer to "in England's worst tenth?".</summary>
    public static string Short(Tier tier) => tier switch
    {
        Tier.VeryLikely => "very likely",
        Tier.Likely => "likely",
        Tier.Possibly => "possibly",
        _ => "unlikely",
    };
}
