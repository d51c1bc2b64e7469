using HealthNeeds.Analytics.Burden;
using HealthNeeds.Analytics.Care;
using HealthNeeds.Analytics.Synthetic;
using HealthNeeds.Analytics.Unmet;

namespace HealthNeeds.Analytics;

/// <summary>What every figure does in every ranking, read off the plans that rankings are made by. A figure that is not here is shown only.</summary>
internal sealed class FigureRoles
{
    private readonly FocusAreaPlan[] plans;

    /// <exception cref="CatalogueException">A focus area or a check names what the analysis does not know.</exception>
    public FigureRoles(IEnumerable<FocusArea> focusAreas, RankingChecks checks)
    {
        plans = [.. focusAreas.Select(FocusAreaPlan.Of)];
        if (checks.Composites.SelectMany(c => c.Parts.Select(p => (c.Id, p.Outcome))).FirstOrDefault(p => BurdenLabel.All.All(l => l.Id != p.Outcome)) is { Id: not null } unknown)
            throw new CatalogueException(RankingChecks.FileName, unknown.Id, $"outcomes that are predicted ({string.Join(", ", BurdenLabel.All.Select(l => l.Id))})", $"'{unknown.Outcome}'");
        All = [.. plans.SelectMany(p => Of(p.Focus, p)).Concat(Overall()).Concat(checks.Outside.Select(c => new FigureUse(c.Ranking, c.Indicator, YearBefore: false, FigureRole.Check))).Distinct()];
    }

    /// <summary>Every use, once; a figure may be told to the model of one outcome and be another outcome itself.</summary>
    public IReadOnlyList<FigureUse> All { get; }

    /// <summary>The one role a reader is told, for each figure of a ranking: outcome before care, care before feature.</summary>
    public IReadOnlyDictionary<(string Ranking, string Indicator), FigureRole> Shown =>
        All.GroupBy(u => (u.Ranking, u.Indicator)).ToDictionary(g => g.Key, g => g.Select(u => u.Role).OrderBy(Place).First());

    private static int Place(FigureRole role) => role switch { FigureRole.Label => 0, FigureRole.Gap => 1, FigureRole.Check => 2, _ => 3 };

    /// <summary>The overall ranking is made of all that focus areas are made of, and of all causes.</summary>
    private IEnumerable<FigureUse> Overall() => plans.Append(FocusAreaPlan.AllCauses).SelectMany(p => Of(FocusArea.Overall, p));

    private static IEnumerable<FigureUse> Of(string ranking, FocusAreaPlan plan)
    {
        foreach (var condition in plan.Conditions)
        {
            if (BurdenLabel.All.SingleOrDefault(l => l.Id == condition.Need) is { } label)
            {
                yield return new FigureUse(ranking, label.Outcome, YearBefore: false, FigureRole.Label);
                foreach (var feature in FeaturePlan.Of(label)) yield return new FigureUse(ranking, feature.Indicator, YearBefore: false, FigureRole.Feature);
                foreach (var register in label.Registers) yield return new FigureUse(ranking, register, YearBefore: false, FigureRole.Feature);
            }

            if (WiderOutcome.All.SingleOrDefault(o => o.Id == condition.Need) is { } outcome)
            {
                foreach (var source in outcome.Sources) yield return new FigureUse(ranking, source.Indicator, source.NewestKept, FigureRole.Label);
                foreach (var covariate in SyntheticCovariates.Planned) yield return new FigureUse(ranking, covariate, YearBefore: false, FigureRole.Feature);
            }

            foreach (var care in CareFigure.All.Where(c => condition.Care.Contains(c.Id))) yield return new FigureUse(ranking, care.Indicator, YearBefore: false, FigureRole.Gap);
        }

        foreach (var age in FeaturePlan.Ages) yield return new FigureUse(ranking, age, YearBefore: false, FigureRole.Feature);
    }
}

/// <param name="Ranking">A focus area, or the overall ranking.</param>
/// <param name="YearBefore">True where the newest period is kept to check by and the one before is used: another figure.</param>
internal sealed record FigureUse(string Ranking, string Indicator, bool YearBefore, FigureRole Role);
