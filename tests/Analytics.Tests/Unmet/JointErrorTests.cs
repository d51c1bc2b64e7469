using HealthNeeds.Analytics.Burden;
using HealthNeeds.Analytics.Draws;
using HealthNeeds.Analytics.Frames;
using HealthNeeds.Analytics.Input;
using HealthNeeds.Analytics.Parts;
using HealthNeeds.Analytics.Statistics;
using HealthNeeds.Analytics.Unmet;
using MathNet.Numerics.Distributions;

namespace HealthNeeds.Analytics.Tests.Unmet;

public sealed class JointErrorTests
{
    private static readonly AreaFrame Frame = new(new SmallEngland(400).Input());

    [Fact]
    public void PlantedCorrelation_IsFound_AndDrawn()
    {
        var (first, second) = Misses(0.7);
        NeedPart[] parts = [Part("a", first), Part("b", second)];
        JointErrors.Of(Frame, parts).Correlation(0, 1).Own.Should().BeApproximately(0.7, 0.08);
        Correlation(parts).Should().BeApproximately(0.7, 0.08);
    }

    [Fact]
    public void PartsWithoutKnownMisses_ErrOnTheirOwn()
    {
        NeedPart[] parts = [Part("a", misses: null), Part("b", misses: null)];
        JointErrors.Of(Frame, parts).Parts.Should().BeEmpty();
        Correlation(parts).Should().BeApproximately(0, 0.08);
    }

    /// <summary>An error drawn independently must be found out: its intervals are too narrow.</summary>
    [Fact]
    public void CompositeOfCorrelatedErrors_KeepsItsWord_AndFailsWhenDrawnApart()
    {
        var burden = BurdenLabel.All.Select((l, k) => Result(l, k)).ToArray();
        var coverage = new CompositeStudy(Frame, burden).Run().Gates.Single(g => g.Gate == "four-labels-coverage");
        var apart = new CompositeStudy(Frame, burden).Run(independent: true).Gates.Single(g => g.Gate == "four-labels-coverage");
        Inside(coverage.Detail).Should().BeInRange(87, 93);
        Inside(apart.Detail).Should().BeLessThan(82);
        apart.Passed.Should().BeFalse();
    }

    private static double Inside(string detail) => double.Parse(detail[(detail.IndexOf(": ", StringComparison.Ordinal) + 2)..detail.IndexOf('%', StringComparison.Ordinal)], System.Globalization.CultureInfo.InvariantCulture);

    private static BurdenResult Result(BurdenLabel label, int index)
    {
        var shared = new Random(99);
        var own = new Random(index);
        double[] estimate = [.. Enumerable.Range(0, Frame.Count).Select(_ => Normal.Sample(own, 0, 1))];
        double[] outcome = [.. estimate.Select(e => e + (0.8 * Normal.Sample(shared, 0, 1)) + (0.4 * Normal.Sample(own, 0, 1)))];
        var held = new HeldOutEstimate(outcome, estimate, Folds.WholeGroups(Frame.Authorities, 3, 1));
        return new BurdenResult(label, Part(label.Id, misses: null), estimate, held, null!, [], []);
    }

    private static (double[] First, double[] Second) Misses(double correlation)
    {
        var random = new Random(5);
        var first = Enumerable.Range(0, Frame.Count).Select(_ => Normal.Sample(random, 0, 1)).ToArray();
        return (first, Array.ConvertAll(first, f => (correlation * f) + (Math.Sqrt(1 - (correlation * correlation)) * Normal.Sample(random, 0, 1))));
    }

    private static NeedPart Part(string id, double[]? misses)
    {
        double[] values = [.. Enumerable.Range(0, Frame.Count).Select(i => i % 2 == 0 ? 1.0 : -1)];
        var part = NeedPart.Of(id, DomainAmounts.Single("Domain", values), PartNoise.Constant(Frame.Count, 0.3, 0, 0));
        return misses is null ? part : part.MissedBy(misses);
    }

    [Fact]
    public void EstimatedParts_ShareWhatTheirCalibrationSays()
    {
        NeedPart[] parts = [Part("a", misses: null).SharingErrors(0.5), Part("b", misses: null).SharingErrors(0.5)];
        Correlation(parts).Should().BeApproximately(0.5, 0.08);
    }

    /// <summary>Of the errors of two measures, each made of one of the parts, in one draw.</summary>
    private static double Correlation(NeedPart[] parts)
    {
        NeedMeasure Measure(NeedPart part, string kind) => new(Frame, $"{part.Id}/{kind}", [new NeedTerm(Frame, part.Id, ContributionSide.Burden, 1, [part], residents: null)]);
        FocusNeed[] focuses = [.. parts.Select(p => new FocusNeed(p.Id, Measure(p, "unmet"), Measure(p, "burden"), Gap: null))];
        var basis = NeedBasis.Of(Frame, new AnalysisOptions { Seed = 3, Region = Frame.Icbs.Codes[0] }, focuses, OverallNeed.Of([.. focuses.Select(f => (f, 1.0))], allCauses: null));
        var draws = new NeedDraws(basis, basis.Measures, new DrawnPlaces([.. Enumerable.Range(0, Frame.Count)], Frame.Msoas, Frame.Authorities));
        var buffers = draws.Buffers();
        var errors = parts.Select((p, k) =>
        {
            draws.Draw([new DrawnMeasure(basis.Measures.Single(m => m.Focus == p.Id && m.Kind == NeedKind.Unmet), 1)], 1, buffers);
            return buffers.Score.Select((s, i) => Math.Log(s) - parts[k].LogRatio[i]).ToArray();
        }).ToArray();
        return RankMetrics.Pearson(errors[0], errors[1]);
    }
}
