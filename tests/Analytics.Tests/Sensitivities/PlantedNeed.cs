using HealthNeeds.Analytics.Frames;
using HealthNeeds.Analytics.Parts;
using HealthNeeds.Analytics.Tests.Matching;
using HealthNeeds.Analytics.Unmet;

namespace HealthNeeds.Analytics.Tests.Sensitivities;

/// <summary>Need of two focus areas over the small country, whose parts vary as much as a test says.</summary>
internal sealed class PlantedNeed
{
    private readonly Random random = new(3);
    private readonly FocusAreaPlan cancer = Plan("cancer");
    private readonly FocusAreaPlan heart = Plan("cardio-respiratory");
    private readonly FocusAreaPlan obesity = Plan("smoking-alcohol-obesity");

    public AreaFrame Frame { get; } = new(new SmallEngland().Input());

    /// <summary>Per part, how far its logarithms spread; the parts of both focus areas unless told otherwise.</summary>
    public Dictionary<string, double> Spreads { get; } = new(StringComparer.Ordinal);

    public double Usual { get; init; } = 0.1;

    public double CancerWeight { get; init; } = 0.5;

    /// <summary>Cancer: deaths, the register, reviews of those on it and screening. Smoking, obesity and alcohol.</summary>
    public OverallNeed Overall()
    {
        var register = Part("cancer");
        NeedMeasure first = new(Frame, "cancer/unmet",
        [
            Term(cancer, "cancer-deaths", Part("ypll")),
            Term(cancer, "cancer", register, within: 0.3),
            Term(cancer, "cancer-treated", register, Part("care-cancer-review")),
            Term(cancer, "cancer-screening", care: Part("care-cancer-screening")),
        ]);
        NeedMeasure second = new(Frame, "smoking-alcohol-obesity/unmet", [.. obesity.Conditions.Select(c => Term(obesity, c.Id, Part(c.Id)))]);
        return new OverallNeed([new WeightedMeasure(first, CancerWeight), new WeightedMeasure(second, 1 - CancerWeight)], [], []);
    }

    /// <summary>Heart and lungs: deaths, and blood pressure of people with diabetes, which stands for nothing else.</summary>
    public IReadOnlyList<WeightedMeasure> Diabetes() =>
    [
        new(new NeedMeasure(Frame, "cardio-respiratory/unmet", [Term(heart, heart.Conditions[0].Id, Part("deaths")), Term(heart, "diabetes-blood-pressure", Part("diabetes"), Part("care-diabetes-blood-pressure"))]), 1),
    ];

    private static FocusAreaPlan Plan(string focus) => FocusAreaPlan.Of(RepositoryData.FocusAreas.Single(f => f.Id == focus));

    /// <param name="within">Harm of the conditions within it.</param>
    private NeedTerm Term(FocusAreaPlan plan, string id, NeedPart? need = null, NeedPart? care = null, double within = 0)
    {
        var harm = plan.Conditions.Single(c => c.Id == id).Harm;
        NeedPart[] parts = [.. new[] { need, care }.OfType<NeedPart>()];
        return new NeedTerm(Frame, id, care is null ? ContributionSide.Burden : ContributionSide.Gap, (care is null ? harm.Years : harm.Missed ?? harm.Years) - within, parts, residents: null);
    }

    private NeedPart Part(string id)
    {
        var spread = Spreads.GetValueOrDefault(id, Usual);
        return NeedPart.Of(id, DomainAmounts.Single("Domain", [.. Enumerable.Range(0, Frame.Count).Select(_ => spread * MathNet.Numerics.Distributions.Normal.Sample(random, 0, 1))]), PartNoise.Constant(Frame.Count, 0, 0, 0));
    }
}
