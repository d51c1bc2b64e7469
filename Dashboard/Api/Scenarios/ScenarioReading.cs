namespace HealthNeeds.Dashboard.Api.Scenarios;

/// <summary>What each figure of a scenario means, sent beside it.</summary>
internal sealed record ScenarioReading(string Score, string Rank, string First, string WorstTenth, string DeclaredScore, string DeclaredRank, string Change)
{
    public const string Order = "rank.median ascending, then score descending, then code";

    public static readonly ScenarioReading Words = new(
        Score: "What areas are ranked by, under the scenario's weights, as a share above England's average over residents: 0.5 is half as much again. Null where a gap is not known.",
        Rank: "1 is the greatest within 'within'. Lower and upper bound 90% of the draws over what is uncertain.",
        First: "Chance, 0 to 1, of being among the first so many areas within 'within'.",
        WorstTenth: "Chance, 0 to 1, of being in the worst tenth of the areas within 'within'.",
        DeclaredScore: "The score under the declared weights; null where the release does not rank the area by this.",
        DeclaredRank: "The rank under the declared weights; null as above.",
        Change: "Places gained towards rank 1 against the declared ranking: its median less the scenario's. Negative where the area falls.");
}
