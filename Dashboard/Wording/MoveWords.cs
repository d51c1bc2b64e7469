using HealthNeeds.Core.Releases;

namespace HealthNeeds.Dashboard.Wording;

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
