using HealthNeeds.Analytics.Scenarios;
using HealthNeeds.Dashboard.Api.Parameters;

namespace HealthNeeds.Dashboard.Pages.Addresses;

/// <summary>The whole state of the page, as its address says it: a scenario, written as /api/v1/scenario takes it.</summary>
/// <param name="Within">An authority or MSOA; null for the whole region.</param>
/// <param name="Weights">Multiples of the declared weights, of focus areas in the overall ranking, else of conditions; what is as declared is not in it.</param>
/// <param name="Without">Ids of the figures left out, in order.</param>
/// <param name="First">How many places count as the first.</param>
public sealed record WhatIfQuery(string Focus, NeedKind Kind, AreaLevel Level, AreaCode? Within, IReadOnlyDictionary<string, double> Weights, IReadOnlyList<string> Without, int First)
{
    public const string Page = "/what-if";
    public const int UsualFirst = 20;
    public const string FocusWeights = "weights";
    public const string ConditionWeights = "conditions";

    private static readonly Dictionary<string, double> AsDeclared = [];

    public string Address => Page + Joined([.. Parts()]);

    /// <summary>The same settings under the parameters of /api/v1/scenario.</summary>
    /// <param name="region">Where the address says nothing of a place.</param>
    public string DownloadQuery(string region) => Joined([.. Parts().Where(p => !p.StartsWith("within=", StringComparison.Ordinal) && !p.StartsWith("first=", StringComparison.Ordinal)), $"within={Within?.Value ?? region}", $"first={First}"]);

    public WhatIfQuery WithFocus(string focus) => this with { Focus = focus, Weights = AsDeclared, Without = [] };

    public WhatIfQuery WithKind(NeedKind kind) => this with { Kind = kind };

    public WhatIfQuery AsTheReleaseRanks => this with { Weights = AsDeclared, Without = [] };

    public NeedScenario Scenario(AreaCode region) => new(Focus, Kind, Level, Within ?? region)
    {
        FocusWeights = Focus == FocusArea.Overall ? Weights : AsDeclared,
        ConditionWeights = Focus == FocusArea.Overall ? AsDeclared : Weights,
        Without = Without.ToHashSet(StringComparer.Ordinal),
        First = First,
    };

    private IEnumerable<string> Parts()
    {
        if (Focus != FocusArea.Overall)
            yield return $"focus={Focus}";
        if (Kind != NeedKind.Unmet)
            yield return $"kind={Kind.Id()}";
        if (Level != AreaLevel.Lsoa21)
            yield return $"level={Level.Id()}";
        if (Within is { } within)
            yield return $"within={within}";
        if (Weights.Count > 0)
            yield return $"{(Focus == FocusArea.Overall ? FocusWeights : ConditionWeights)}={string.Join(',', Weights.OrderBy(w => w.Key, StringComparer.Ordinal).Select(w => $"{w.Key}:{WeightText.Of(w.Value)}"))}";
        if (Without.Count > 0)
            yield return $"without={string.Join(',', Without)}";
        if (First != UsualFirst)
            yield return $"first={First}";
    }

    private static string Joined(string[] parts) => parts.Length == 0 ? string.Empty : "?" + string.Join('&', parts);
}
