using HealthNeeds.Analytics.Boosting;
using HealthNeeds.Analytics.Care;
using HealthNeeds.Analytics.Draws;
using HealthNeeds.Analytics.Frames;
using HealthNeeds.Analytics.Input;
using HealthNeeds.Analytics.Parts;
using HealthNeeds.Analytics.Statistics;
using HealthNeeds.Analytics.Synthetic;
using HealthNeeds.Analytics.Unmet;

namespace HealthNeeds.Analytics.Tests.Unmet;

/// <summary>A published figure of few events is moved by chance, for all of its area's LSOAs alike and for no other figure.</summary>
public sealed class ChanceDrawTests
{
    private const int Few = 5;
    private const int Many = 500;
    private static readonly AreaFrame Frame = new(new SmallEngland(400).Input());

    /// <summary>Two authorities with the same rate, one of 5 events and one of 500, where conditions of life predict the figure and where they do not.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void FiguresOfFewEvents_ErrByMore_AlikeInAllOfTheAuthority(bool predicted)
    {
        var small = new SmallEngland();
        var input = Counted(small.Input(), "hi-infant-mortality", a => a == 0 ? Few : Many);
        if (!predicted) new Random(3).Shuffle(input.Authorities.Columns.Single(c => c.Key.Indicator.Value == "hi-infant-mortality").Value);
        var frame = new AreaFrame(input);
        var result = new SyntheticStudy(frame, small.Options, []).Run(WiderOutcome.InfantMortality)!;
        (result.Card.Shipped == SyntheticStudy.Shipped).Should().Be(predicted);
        result.Card.Notes.Should().ContainSingle(n => n.StartsWith("Chance in the figures of authorities, by their published limits or counts, is in the intervals", StringComparison.Ordinal));
        var errors = frame.Authorities.Members.Select(m => m.Select(i => (double)result.Part!.Noise.Authority[i]).Distinct().Single()).ToArray();
        errors[0].Should().BeApproximately(Math.Sqrt(1.0 / Few), 1e-6);
        errors[1..].Should().OnlyContain(e => Math.Abs(e - Math.Sqrt(1.0 / Many)) < 1e-6);
    }

    /// <summary>Chance in authorities' figures is part of what they are missed by; what an LSOA is missed by within them is not told by it.</summary>
    [Fact]
    public void Chance_IsNotCountedAgainWithinTheAuthority()
    {
        var (exact, moved) = (Alcohol(double.NaN), Alcohol(2000));
        moved.Noise.Own[0].Should().BeLessThan(exact.Noise.Own[0]).And.BeGreaterThan(0.49f * exact.Noise.Own[0]);

        static NeedPart Alcohol(double events)
        {
            var small = new SmallEngland();
            return new SyntheticStudy(new AreaFrame(Counted(small.Input(), "hi-alcohol-admissions", _ => events)), small.Options, []).Run(WiderOutcome.Alcohol)!.Part!;
        }
    }

    [Fact]
    public void CareOfAuthorities_ErrsByItsShortfall()
    {
        var input = Counted(new SmallEngland().Input(), "hi-cancer-screening", _ => 80);
        var screened = input.Authorities.Columns.Single(c => c.Key.Indicator.Value == "hi-cancer-screening").Value[0];
        var care = CareShortfall.All(new AreaFrame(input)).Single(c => c.Figure == CareFigure.CancerScreening);
        care.Part.Noise.Authority[0].Should().BeApproximately((float)Math.Sqrt(screened / (80 * (100 - screened))), 1e-5f);
        care.Part.Noise.Authority.Should().OnlyContain(e => e > 0);
    }

    /// <summary>Ranks of an authority are as sure as its figures.</summary>
    [Fact]
    public void RankOfAnAuthorityWithFewEvents_HasAWiderInterval()
    {
        Width(Few).Should().BeGreaterThan(Width(Many));

        static int Width(double events)
        {
            var rankings = NeedAnalysis.Rank(Counted(new SmallEngland().Input(), "hi-infant-mortality", a => a == 50 ? events : Many), new HistogramTrainer());
            return rankings.Single(r => r.Focus == "best-start" && r.Level == AreaLevel.Ltla24).Ranks.Where(r => r.Within == AreaCode.England && r.Area == SmallEngland.Authority(50)).Select(r => r.Rank.Upper - r.Rank.Lower).Single();
        }
    }

    [Fact]
    public void Draws_MoveAllLsoasOfAnAuthorityAlike_AndNoOtherFigureWithThem()
    {
        var errors = Errors(Frame.Authorities, areAuthorities: true, noise: 0);
        foreach (var members in Frame.Authorities.Members)
            errors[0][members[^1]].Should().BeApproximately(errors[0][members[0]], 1e-5);
        Spread.Of(errors[0]).Sd.Should().BeApproximately(0.2, 0.02);
        RankMetrics.Pearson(Firsts(errors[0]), Firsts(errors[1])).Should().BeApproximately(0, 0.15, "both share what is wrong with estimates, which chance is not");

        static double[] Firsts(double[] values) => [.. Frame.Authorities.Members.Select(m => values[m[0]])];
    }

    /// <summary>As much again as MSOAs' LSOAs err together anyhow: half of that goes with another estimate's as before, chance with none.</summary>
    [Fact]
    public void Draws_OfMsoas_ShareWhatIsNotChance()
    {
        var errors = Errors(Frame.Msoas, areAuthorities: false, noise: 0.2);
        foreach (var members in Frame.Msoas.Members)
            errors[0][members[^1]].Should().BeApproximately(errors[0][members[0]], 1e-5);
        Spread.Of(errors[0]).Sd.Should().BeApproximately(Math.Sqrt(0.08), 0.02);
        RankMetrics.Pearson(errors[0], errors[1]).Should().BeApproximately(0.4, 0.08, "0.8 of one half");
    }

    /// <summary>As where every MSOA has its figure. A standard error of 0.7 is a little less in single precision, and its square less than the chance that it was made of.</summary>
    [Fact]
    public void Draws_OfMsoas_WhoseErrorIsAllChance_GoWithNoOtherFigure()
    {
        var errors = Errors(Frame.Msoas, areAuthorities: false, noise: 0, variance: 0.49);
        errors.SelectMany(e => e).Should().OnlyContain(e => double.IsFinite(e));
        RankMetrics.Pearson(errors[0], errors[1]).Should().BeApproximately(0, 0.15);
    }

    /// <summary>Of two estimates whose errors go together by 0.8, in one draw. Chance moves the figures of each by a fifth, or as it is told.</summary>
    private static double[][] Errors(AreaGroups groups, bool areAuthorities, double noise, double variance = 0.04)
    {
        double[] values = [.. Enumerable.Range(0, Frame.Count).Select(i => i % 2 == 0 ? 1.0 : -1)];
        var chance = new PublishedChance([.. Enumerable.Repeat(variance, groups.Count)], groups.Count);
        NeedPart[] parts = [.. new[] { "a", "b" }.Select(id => NeedPart.Of(id, DomainAmounts.Single("Domain", values), PartNoise.Constant(Frame.Count, 0, noise, 0)).SharingErrors(0.8).MovedByChance(chance, groups, areAuthorities))];
        NeedMeasure Measure(NeedPart part, string kind) => new(Frame, $"{part.Id}/{kind}", [new NeedTerm(Frame, part.Id, ContributionSide.Burden, 1, [part], residents: null)]);
        FocusNeed[] focuses = [.. parts.Select(p => new FocusNeed(p.Id, Measure(p, "unmet"), Measure(p, "burden"), Gap: null))];
        var basis = NeedBasis.Of(Frame, new AnalysisOptions { Seed = 3, Region = Frame.Icbs.Codes[0] }, focuses, OverallNeed.Of([.. focuses.Select(f => (f, 1.0))], allCauses: null));
        var draws = new NeedDraws(basis, basis.Measures, new DrawnPlaces([.. Enumerable.Range(0, Frame.Count)], Frame.Msoas, Frame.Authorities));
        var buffers = draws.Buffers();
        return [.. parts.Select(p =>
        {
            draws.Draw([new DrawnMeasure(basis.Measures.Single(m => m.Focus == p.Id && m.Kind == NeedKind.Unmet), 1)], 1, buffers);
            return buffers.Score.Select((s, i) => Math.Log(s) - p.LogRatio[i]).ToArray();
        })];
    }

    /// <summary>The authorities' figures of an indicator with the events they count.</summary>
    private static AnalysisInput Counted(AnalysisInput input, string indicator, Func<int, double> events)
    {
        var (codes, columns) = (input.Authorities.Codes, input.Authorities.Columns);
        var limits = ColumnLimits.Unknown(codes.Count) with { Count = [.. Enumerable.Range(0, codes.Count).Select(events)] };
        return input with { Authorities = new AreaTable(codes, columns, new Dictionary<ColumnKey, ColumnLimits> { [columns.Keys.Single(k => k.Indicator.Value == indicator)] = limits }) };
    }
}
