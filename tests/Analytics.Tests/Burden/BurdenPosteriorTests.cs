using HealthNeeds.Analytics.Burden;
using HealthNeeds.Analytics.Frames;
using HealthNeeds.Analytics.Statistics;
using MathNet.Numerics.Distributions;

namespace HealthNeeds.Analytics.Tests.Burden;

/// <summary>The three witnesses of a burden: what is planted in made figures must be found, and an area's own figure must not judge itself.</summary>
public sealed class BurdenPosteriorTests
{
    private static readonly AreaFrame Frame = new(new SmallEngland(200).Input());

    [Fact]
    public void LevelOfAnAuthority_IsFound_WithoutTheAreasOwnFigure()
    {
        var random = new Random(3);
        var planted = Enumerable.Range(0, Frame.Authorities.Count).Select(_ => Normal.Sample(random, 0, 1)).ToArray();
        double[] residuals = [.. Frame.Authorities.Of.Select(la => planted[la] + Normal.Sample(random, 0, 0.5))];
        var levels = PlaceLevels.OwnLeftOut(Frame, residuals);
        RankMetrics.Pearson(levels.Authority, Array.ConvertAll(Frame.Authorities.Of, la => planted[la])).Should().BeGreaterThan(0.9);

        var other = residuals.ToArray();
        other[7] += 3;
        var changed = PlaceLevels.OwnLeftOut(Frame, other);
        changed.Of(7).Should().BeApproximately(levels.Of(7), 0.05, "only the shared variances may move, never by the area's own figure");
        changed.Of(Frame.Authorities.Members[Frame.Authorities.Of[7]].First(i => i != 7)).Should().BeGreaterThan(levels.Of(Frame.Authorities.Members[Frame.Authorities.Of[7]].First(i => i != 7)) + 0.1);
    }

    /// <summary>What is called left out is: the estimate for a place we know does not follow the place's own figure, what ships does.</summary>
    [Fact]
    public void EstimateOfAPlaceWeKnow_DoesNotFollowItsOwnFigure()
    {
        var random = new Random(9);
        var level = Frame.Authorities.Codes.Select(_ => Normal.Sample(random, 0, 1)).ToArray();
        double[] outcome = [.. Frame.Authorities.Of.Select(la => level[la] + Normal.Sample(random, 0, 1))];
        var changed = outcome.ToArray();
        changed[7] += 4;
        BurdenPosterior Of(double[] figures) => BurdenPosterior.Of(Frame, figures, new double[Frame.Count], new RecordReliability(0.5, 0.5));
        var (before, after) = (Of(outcome), Of(changed));
        after.PlaceKnown[7].Should().BeApproximately(before.PlaceKnown[7], 0.05, "only the shared variances may move");
        (after.Shipped[7] - before.Shipped[7]).Should().BeGreaterThan(1);
    }

    [Fact]
    public void LevelsOfPureNoise_AreNextToNothing()
    {
        var random = new Random(4);
        double[] residuals = [.. Enumerable.Range(0, Frame.Count).Select(_ => Normal.Sample(random, 0, 1))];
        Spread.Of(Enumerable.Range(0, Frame.Count).Select(PlaceLevels.OwnLeftOut(Frame, residuals).Of)).Sd.Should().BeLessThan(0.2);
    }

    [Fact]
    public void AreaWithoutAnOutcome_TakesTheLevelOfItsAuthority_AndNoRecord()
    {
        var outcome = new double[Frame.Count];
        foreach (var i in Frame.Authorities.Members[3]) outcome[i] = 2;
        outcome[Frame.Authorities.Members[3][0]] = double.NaN;
        var posterior = BurdenPosterior.Of(Frame, outcome, new double[Frame.Count], new RecordReliability(1, 0));
        posterior.Shipped[Frame.Authorities.Members[3][0]].Should().BeGreaterThan(1).And.Be(posterior.PlaceKnown[Frame.Authorities.Members[3][0]]);
        posterior.Shipped[Frame.Authorities.Members[3][1]].Should().BeGreaterThan(posterior.PlaceKnown[Frame.Authorities.Members[3][1]]);
    }

    [Theory]
    [InlineData(0.05, 0.6, 1)]
    [InlineData(2, 0, 0.35)]
    public void OwnRecord_CountsByWhatLastsBetweenEditions(double error, double least, double most)
    {
        var record = Reliability(error);
        record.Persistence.Should().BeInRange(least, most);
    }

    [Fact]
    public void Record_IsNeverBelievedAlone_AndAWorseOneCountsLess()
    {
        new RecordReliability(1, 0).Share(1).Should().BeLessThan(1);
        new RecordReliability(0.3, 0.7).Share(0.8).Should().BeLessThan(new RecordReliability(0.8, 0.2).Share(0.8));
        new RecordReliability(0.1, 2).Share(1).Should().Be(0);
    }

    [Fact]
    public void StackedShares_AreLearnedFromTheOtherFolds()
    {
        var folds = Folds.WholeGroups(Frame.Authorities, 3, 5);
        var random = new Random(6);
        double[] outcome = [.. Enumerable.Range(0, Frame.Count).Select(_ => Normal.Sample(random, 0, 1))];
        var features = BurdenFeatures.Of(Frame, FeaturePlan.EarlierConditions);
        var task = new HeldOutTask(features, outcome, folds, 1);
        var ridge = new RidgeRun(task, [], [.. outcome.Select(o => o + Normal.Sample(random, 0, 1))]);
        HeldOut Trees(double error) => new(task, [], [.. outcome.Select(o => o + (error * Normal.Sample(random, 0, 1)))]);
        StackedRun.Of(Trees(0.1), ridge).TreeShare.Should().OnlyContain(s => s > 0.9);
        StackedRun.Of(Trees(10), ridge).TreeShare.Should().OnlyContain(s => s < 0.1);
        var even = StackedRun.Of(Trees(1), ridge);
        even.TreeShare.Should().OnlyContain(s => s > 0.35 && s < 0.65);
        RankMetrics.Pearson(even.Prediction, outcome).Should().BeGreaterThan(RankMetrics.Pearson(ridge.Prediction, outcome));
    }

    private static RecordReliability Reliability(double error)
    {
        var small = new SmallEngland(200);
        var random = new Random(8);
        var (earlier, later) = (small.Lsoas(BurdenLabel.YearsOfLifeLost.Previous), small.Lsoas(BurdenLabel.YearsOfLifeLost.Outcome));
        for (var i = 0; i < small.Count; i++)
        {
            var own = Normal.Sample(random, 0, 0.5);
            (earlier[i], later[i]) = (Math.Exp(4 + own + Normal.Sample(random, 0, error)), Math.Exp(4 + own + Normal.Sample(random, 0, error)));
        }

        var frame = new AreaFrame(small.Input());
        var label = BurdenLabel.YearsOfLifeLost;
        var now = frame.Latest(label.Outcome)!;
        return RecordReliability.Of(frame, [new LabelledOutcome(label, now.Key, Array.ConvertAll(now.Values, label.ToModel))], Folds.WholeGroups(frame.Authorities, 3, 1), 1, new ParallelOptions())[0]!;
    }
}
