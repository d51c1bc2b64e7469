using HealthNeeds.Core.Releases;

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

/// <summary>A move in rank as a sentence.</summary>
internal static class MoveWords
{
    /// <summary>The causes of a move in a fixed order, by the names readers are given.</summary>
    public static IReadOnlyList<(string Name, int Places)> Parts(MoveParts parts) =>
        [("new data", parts.NewData), ("revised values", parts.Revision), ("the method", parts.Method), ("boundaries", parts.Boundary), ("noise", parts.Noise)];

    /// <summary>"From 120th to 45th of 860, 75 places towards greater need: 60 by new data, 15 by revised values."</summary>
    public static string Sentence(RankMove move) => move switch
    {
        { NotComparableBecause: { } why } => why,
        { Verdict: MoveVerdict.Unmoved } => $"Its rank has not changed: {Figures.Ordinal(move.To!.Median)} of {Figures.Count(move.To.Of)}.",
        { Verdict: MoveVerdict.WithinNoise } => $"{Span(move)}: within its uncertainty, so this is not called a change.",
        _ => $"{Span(move)}: {Causes(move)}.",
    };

    private static string Span(RankMove move) =>
        $"From {Figures.Ordinal(move.From!.Median)} to {Figures.Ordinal(move.To!.Median)} of {Figures.Count(move.To.Of)}, {Places(Math.Abs(move.Move!.Value))} towards {(move.Move < 0 ? "greater" : "lesser")} need";

    private static string Causes(RankMove move)
    {
        if (move.Parts is not { } parts)
            return "what caused it is not known";
        var told = Parts(parts).Where(p => p.Places != 0).OrderByDescending(p => Math.Abs(p.Places))
            .Select(p => Math.Sign(p.Places) == Math.Sign(move.Move!.Value) ? $"{Math.Abs(p.Places)} by {p.Name}" : $"{Math.Abs(p.Places)} the other way by {p.Name}");
        return string.Join(", ", told);
    }

    private static string Places(int count) => count == 1 ? "1 place" : $"{Figures.Count(count)} places";
}
