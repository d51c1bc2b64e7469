using HealthNeeds.Analytics.Frames;
using HealthNeeds.Analytics.Parts;
using HealthNeeds.Analytics.Unmet;

namespace HealthNeeds.Analytics.Tests.Unmet;

public sealed class NeedMeasureTests
{
    private static readonly AreaFrame Frame = new(new SmallEngland(40).Input());
    private static readonly double[] Values = [.. Enumerable.Range(0, Frame.Count).Select(i => 0.4 * Math.Sin(i))];

    [Fact]
    public void Part_KeepsItsNaturalScale()
    {
        var part = Part("a", Values);
        part.LogRatio.Zip(Values, (a, b) => a - b).Should().OnlyContain(d => Math.Abs(d + Values.Average()) < 1e-12, "only the mean is taken off");
    }

    [Fact]
    public void Part_MissingInAnArea_IsDrawnThereFromAllOfEngland()
    {
        var part = Part("a", [double.NaN, .. Values[1..]], noise: 0.2);
        part.Known[0].Should().BeFalse();
        part.LogRatio[0].Should().Be(0);
        ((double)part.Noise.Own[0]).Should().BeApproximately(Math.Sqrt(Math.Pow(Spread.Of(Values[1..]).Sd, 2) + 0.04), 1e-6);
    }

    [Fact]
    public void Part_ThatDoesNotVary_IsRefused()
    {
        var make = () => Part("flat", [.. Values.Select(_ => 3.0)]);
        make.Should().Throw<ArgumentException>().WithMessage("*flat*");
    }

    [Fact]
    public void Term_IsTheRatioToEnglandsResidents()
    {
        var term = Term("a", Values);
        var mean = Enumerable.Range(0, Frame.Count).Sum(i => Frame.Population[i] * Math.Exp(Values[i])) / Frame.Population.Sum();
        for (var i = 0; i < Frame.Count; i++) term.Ratio(i).Should().BeApproximately(Math.Exp(Values[i]) / mean, 1e-9);
    }

    /// <summary>People with a condition times the share not cared for, times how many are of the age: nothing else.</summary>
    [Fact]
    public void Term_OfPeopleAndCare_IsTheirProduct()
    {
        var (people, care) = (Part("people", Values), Part("care", [.. Values.Select((_, i) => 0.2 * Math.Cos(i))]));
        double[] ages = [.. Values.Select((_, i) => i % 2 == 0 ? 0.3 : -0.3)];
        var term = new NeedTerm(Frame, "c", ContributionSide.Gap, 1, [people, care], new ResidentsConcerned("ages", ages));
        (term.Ratio(4) / term.Ratio(9)).Should().BeApproximately(Math.Exp(people.LogRatio[4] + care.LogRatio[4] + ages[4] - people.LogRatio[9] - care.LogRatio[9] - ages[9]), 1e-9);
    }

    [Fact]
    public void Measure_UsesDeclaredShares_AndDoublingAllChangesNothing()
    {
        double[] other = [.. Values.Select((_, i) => 0.3 * Math.Cos(i * 3))];
        var measure = new NeedMeasure(Frame, "f/unmet", [Term("a", Values, 0.6), Term("b", other, 0.2)]);
        var doubled = new NeedMeasure(Frame, "f/unmet", [Term("a", Values, 1.2), Term("b", other, 0.4)]);
        measure.Value.Zip(doubled.Value, (a, b) => a - b).Should().OnlyContain(d => Math.Abs(d) < 1e-12);
        var (a, b) = (Term("a", Values), Term("b", other));
        for (var i = 0; i < Frame.Count; i++) measure.Value[i].Should().BeApproximately((0.75 * a.Ratio(i)) + (0.25 * b.Ratio(i)) - 1, 1e-9);
    }

    /// <summary>A term that hardly varies hardly ranks: nothing is stretched to the same spread.</summary>
    [Fact]
    public void Measure_IsMovedByWhatVariesInTheWorld()
    {
        var measure = new NeedMeasure(Frame, "f/unmet", [Term("a", Values), Term("b", [.. Values.Select((_, i) => 0.01 * Math.Cos(i * 3))])]);
        var shares = NeedShares.Of(measure, [.. Enumerable.Range(0, Frame.Count)]).ToDictionary(s => s.Term, s => s.Share);
        shares["a"].Should().BeGreaterThan(0.97);
        shares.Values.Sum().Should().BeApproximately(1, 1e-9);
    }

    [Fact]
    public void Contributions_SumToTheValue_AndEachAveragesZeroOverResidents()
    {
        double[] ages = [.. Values.Select((_, i) => i % 3 == 0 ? 0.5 : -0.2)];
        var part = NeedPart.Of("p", new DomainAmounts(["Income", "Crime"], [Values, [.. Values.Select((_, i) => 0.2 * Math.Cos(i))]]), PartNoise.Constant(Frame.Count, 0, 0, 0));
        var measure = new NeedMeasure(Frame, "f/unmet", [new NeedTerm(Frame, "c", ContributionSide.Burden, 1, [part], new ResidentsConcerned("ages", ages)), Term("b", Values)]);
        for (var i = 0; i < Frame.Count; i++) measure.Contributions.Sum(c => c.Amount[i]).Should().BeApproximately(measure.Value[i], 1e-9);
        measure.Contributions.Select(c => c.Domain).Should().Contain(["Income", "Crime", "Age of residents"]);
        measure.Contributions.Should().OnlyContain(c => Math.Abs(c.Amount.Select((v, i) => v * Frame.Population[i]).Sum()) < 1e-6);
    }

    private static NeedTerm Term(string id, double[] values, double share = 1) => new(Frame, id, ContributionSide.Burden, share, [Part(id, values)], residents: null);

    private static NeedPart Part(string id, double[] values, double noise = 0) => NeedPart.Of(id, DomainAmounts.Single("Domain", values), PartNoise.Constant(values.Length, noise, 0, 0));
}
