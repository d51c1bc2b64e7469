namespace HealthNeeds.Dashboard.Api.Rankings;

/// <summary>What each figure of a ranking means, sent beside it.</summary>
internal sealed record RankingReading(string Score, string Burden, string Gap, string Rank, string PWorstTenth, string Tier)
{
    public static readonly RankingReading Words = new(
        Score: "Log of the unmet-need index: higher is more unmet need, 0 is England's average.",
        Burden: "Standardised expected ill health: higher is worse, 0 is England's average.",
        Gap: "Standardised shortfall of diagnosis, uptake and access: higher is worse, 0 is England's average; null where none could be measured.",
        Rank: "1 is the greatest need within 'within'. Lower and upper bound 90% of the draws over what is uncertain.",
        PWorstTenth: "Chance, 0 to 1, of being in England's worst tenth at this level, wherever 'within' is.",
        Tier: "pWorstTenth in words: very-likely (0.8 or more), likely (0.5), possibly (0.2), unlikely.");

    public static readonly IReadOnlyList<string> Caveats =
    [
        "A rank is an estimate. Two areas whose intervals overlap may stand the other way round.",
        "Scores are modelled from official statistics about areas; they say nothing about any one person.",
        "Several inputs are themselves modelled or smoothed by their publisher, or shared between the areas a practice or authority serves: /api/v1/indicators says which.",
    ];
}
