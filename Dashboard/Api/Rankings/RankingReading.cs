namespace HealthNeeds.Dashboard.Api.Rankings;

/// <summary>What each figure of a ranking means, sent beside it.</summary>
internal sealed record RankingReading(string Score, string Burden, string Gap, string Rank, string PWorstTenth, string Tier, string WorstTenthInIcb, string FirstTenInIcb)
{
    private const string Share = "As a share above England's average over residents: 0.5 is half as much again, -0.2 a fifth less.";

    public static readonly RankingReading Words = new(
        Score: $"Unmet need: people who need care they do not get, weighted by harm, per resident. {Share}",
        Burden: $"Ill health for people of the residents' ages. {Share}",
        Gap: $"Care that falls short, of all care that a figure tells of. {Share} Null where no figure of care is held.",
        Rank: "1 is the greatest within 'within', by what 'kind' names. Lower and upper bound 90% of the draws over what is uncertain.",
        PWorstTenth: "Chance, 0 to 1, of being in England's worst tenth at this level by what 'kind' names, wherever 'within' is.",
        Tier: "pWorstTenth in words: very-likely (0.8 or more), likely (0.5), possibly (0.2), unlikely.",
        WorstTenthInIcb: "The chance of its own ICB's worst tenth, by unmet need whatever 'kind' is; null where it is not known.",
        FirstTenInIcb: "Chance, 0 to 1, of being among the ten areas of its own ICB, at this level, with the most unmet need, whatever 'kind' is; null where it is not known.");

    public static readonly IReadOnlyList<string> Caveats =
    [
        "A rank is an estimate. Two areas whose intervals overlap may stand the other way round.",
        "Scores are modelled from official statistics about areas; they say nothing about any one person.",
        "Several inputs are themselves modelled or smoothed by their publisher, or shared between the areas a practice or authority serves: /api/v1/indicators says which.",
    ];
}
