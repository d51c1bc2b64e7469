using HealthNeeds.Analytics.Frames;

namespace HealthNeeds.Analytics.Scenarios;

/// <summary>What a reader would have areas ranked by. Weights multiply the declared ones: 2 is twice as much, 0 leaves it out, 1 changes nothing.</summary>
/// <param name="Focus">A focus area, or "overall".</param>
/// <param name="Within">Only areas inside this one, or inside one of several joined, and ranks among them.</param>
public sealed record NeedScenario(string Focus, NeedKind Kind, AreaLevel Level, AreaCode Within)
{
    public const double MostWeight = 100;

    private static readonly Dictionary<string, double> AsDeclared = [];

    /// <summary>By focus area; they matter to the overall ranking only.</summary>
    public IReadOnlyDictionary<string, double> FocusWeights { get; init => field = Weights(value, nameof(FocusWeights)); } = AsDeclared;

    /// <summary>By condition, wherever it is counted.</summary>
    public IReadOnlyDictionary<string, double> ConditionWeights { get; init => field = Weights(value, nameof(ConditionWeights)); } = AsDeclared;

    /// <summary>Figures left out: what is counted by one of them is not counted at all, and the rest keeps its proportions.</summary>
    public IReadOnlySet<string> Without { get; init; } = new HashSet<string>();

    /// <summary>How many areas count as the first.</summary>
    public int First { get; init => field = value >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(First), value, "At least the first area must count."); } = 10;

    /// <summary>Only so many of the release's draws, the first ones: fewer are sooner drawn and leave intervals less sharp. All of them where null.</summary>
    public int? Draws { get; init => field = value is null or >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(Draws), value, "At least one draw must be made."); }

    /// <summary>True where it ranks by what the release ranks by.</summary>
    public bool IsDeclared(RankingBasis basis) => Without.Count == 0 && ConditionWeights.Values.All(w => w == 1) && !WeighsFocuses(basis);

    /// <summary>True where focus areas weigh otherwise against each other than declared: twice as much for all of them is as declared.</summary>
    public bool WeighsFocuses(RankingBasis basis)
    {
        double[] weights = [.. basis.Overall.Where(w => w.Kind == FocusWeightsOf(Kind)).Select(w => Weight(w.Focus)).Distinct()];
        return Focus == FocusArea.Overall && (weights.Length > 1 || weights is [0]);
    }

    /// <summary>Ill health of all causes knows no focus areas: burdens are added up by the weights of unmet need.</summary>
    public static NeedKind FocusWeightsOf(NeedKind kind) => kind == NeedKind.Burden ? NeedKind.Unmet : kind;

    public double Weight(string focus) => FocusWeights.GetValueOrDefault(focus, 1);

    private static IReadOnlyDictionary<string, double> Weights(IReadOnlyDictionary<string, double> weights, string name) =>
        weights.FirstOrDefault(w => !(w.Value is >= 0 and <= MostWeight)) is { Key: { } id } wrong
            ? throw new ArgumentOutOfRangeException(name, wrong.Value, $"The weight of '{id}' must be from 0 to {MostWeight}.")
            : weights;
}

/// <summary>The areas a scenario ranks, as a level of their own, and the LSOAs they are made of.</summary>
/// <param name="Rows">Positions among England's LSOAs, ascending.</param>
internal sealed record ScenarioScope(RankedLevel Level, int[] Rows)
{
    /// <param name="only">Areas of the level to keep; all that lie inside where null.</param>
    /// <exception cref="ArgumentException">Areas of the level are not ranked within that area.</exception>
    public static ScenarioScope Of(IReadOnlyList<RankedLevel> levels, NeedScenario scenario, IReadOnlySet<AreaCode>? only = null)
    {
        var level = levels.SingleOrDefault(l => l.Level == scenario.Level) ?? throw new ArgumentException($"Areas of level {scenario.Level} are not ranked.", nameof(scenario));
        int[] areas = [.. scenario.Within.Parts().SelectMany(part => Inside(level, part)
            ?? throw new ArgumentException($"Areas of level {scenario.Level} are not ranked within {scenario.Within}.", nameof(scenario))).Distinct().Order().Where(a => only is null || only.Contains(level.Codes[a]))];
        var place = new int[level.Count];
        Array.Fill(place, -1);
        for (var k = 0; k < areas.Length; k++) place[areas[k]] = k;
        int[] rows = [.. Enumerable.Range(0, level.AreaOfLsoa.Length).Where(i => place[level.AreaOfLsoa[i]] >= 0)];
        return new ScenarioScope(
            new RankedLevel(level.Level, Array.ConvertAll(areas, a => level.Codes[a]), Array.ConvertAll(rows, r => place[level.AreaOfLsoa[r]]), [new AreaGroups([.. Enumerable.Repeat(scenario.Within, areas.Length)])]),
            rows);
    }

    /// <summary>The level's areas inside one, ascending: itself alone where it is one of them. Null where there are none to rank within it.</summary>
    private static int[]? Inside(RankedLevel level, AreaCode code)
    {
        foreach (var within in level.Withins)
        {
            if (Array.BinarySearch(within.Codes, code) is >= 0 and var group) return within.Members[group];
        }

        return Array.BinarySearch(level.Codes, code) is >= 0 and var itself ? [itself] : null;
    }
}
