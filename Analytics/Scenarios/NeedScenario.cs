using HealthNeeds.Core.Areas;
using HealthNeeds.Core.Rankings;

namespace HealthNeeds.Analytics.Scenarios;

/// <summary>What a reader would have areas ranked by. Weights multiply the declared ones: 2 is twice as much, 0 leaves it out, 1 changes nothing.</summary>
/// <param name="Focus">A focus area, or "overall".</param>
/// <param name="Within">Only areas inside this one, and ranks among them.</param>
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

    public bool IsDeclared => Without.Count == 0 && FocusWeights.Values.Concat(ConditionWeights.Values).All(w => w == 1);

    public double Weight(string focus) => FocusWeights.GetValueOrDefault(focus, 1);

    private static IReadOnlyDictionary<string, double> Weights(IReadOnlyDictionary<string, double> weights, string name) =>
        weights.FirstOrDefault(w => !(w.Value is >= 0 and <= MostWeight)) is { Key: { } id } wrong
            ? throw new ArgumentOutOfRangeException(name, wrong.Value, $"The weight of '{id}' must be from 0 to {MostWeight}.")
            : weights;
}
