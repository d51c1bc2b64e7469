using HealthNeeds.Analytics.Frames;
using HealthNeeds.Analytics.Tests.Ranking;
using HealthNeeds.Analytics.Unmet;
using HealthNeeds.Core.Rankings;

namespace HealthNeeds.Analytics.Tests.Sensitivities;

/// <summary>Need of two focus areas over the small country, whose parts vary as much as a test says.</summary>
internal sealed class PlantedNeed
{
    private readonly Random random = new(3);
    private readonly FocusAreaPlan cancer = Plan("cancer");
    private readonly FocusAreaPlan obesity = Plan("smoking-alcohol-obesity");

    public AreaFrame Frame { get; } = new(new SmallEngland().Input());

    /// <summary>Per part, how far its logarithms spread; the parts of both focus areas unless told otherwise.</summary>
    public Dictionary<string, double> Spreads { get; } = new(StringComparer.Ordinal);

    public double Usual { get; init; } = 0.1;

    public double CancerWeight { get; init; } = 0.5;

    /// <summary>Cancer: deaths, the register and screening. Smoking, obesity and alcohol.</summary>
    public OverallNeed Overall()
    {
        var screening = Part("care-cancer-screening");
        NeedMeasure first = new(Frame, "cancer/unmet",
        [
            Term(cancer, "cancer-deaths", Part("ypll")),
            Term(cancer, "cancer", Part("cancer")),
            Term(cancer, "cancer-screening", screening),
        ]);
        NeedMeasure second = new(Frame, "smoking-alcohol-obesity/unmet", [.. obesity.Conditions.Select(c => Term(obesity, c.Id, Part(c.Id)))]);
        return new OverallNeed([new WeightedMeasure(first, CancerWeight), new WeightedMeasure(second, 1 - CancerWeight)], [], []);
    }

    private static FocusAreaPlan Plan(string focus) => FocusAreaPlan.All.Single(p => p.Focus == focus);

    private NeedTerm Term(FocusAreaPlan plan, string id, NeedPart part)
    {
        var planned = plan.Conditions.Single(c => c.Id == id);
        return new NeedTerm(Frame, id, planned.Need is null ? ContributionSide.Gap : ContributionSide.Burden, planned.Need is null ? planned.Harm.Missed!.Value : planned.Harm.Years, [part], people: null, ResidentGroup.Domain);
    }

    private NeedPart Part(string id)
    {
        var spread = Spreads.GetValueOrDefault(id, Usual);
        return NeedPart.Of(id, DomainAmounts.Single("Domain", [.. Enumerable.Range(0, Frame.Count).Select(_ => spread * MathNet.Numerics.Distributions.Normal.Sample(random, 0, 1))]), PartNoise.Constant(Frame.Count, 0, 0, 0));
    }
}
