using HealthNeeds.Analytics.Siting;

namespace HealthNeeds.Analytics.Tests.Siting;

public sealed class SitingStudyTests
{
    /// <summary>Every combination of candidates tried, on twenty made towns: without floors, with them, and within a budget.</summary>
    [Theory]
    [MemberData(nameof(Seeds))]
    public void Plan_OfSmallInstances_IsThatOfBruteForce(int seed)
    {
        var town = MadeTown.Of(seed, points: 40, candidates: 11);
        foreach (var problem in new[] { town, MadeTown.WithFloors(town, 0.3), MadeTown.WithFloors(town, 0.6), town with { Budget = 4 }, MadeTown.WithFloors(town, 0.3) with { Budget = 4 } })
        {
            var found = SitingStudy.Run(problem, [], threads: 2);
            foreach (var (point, k) in found.Curve.Select((p, i) => (p, i + 1)))
            {
                var best = BruteForce.Best(problem with { Sites = k });
                point.Proven.Should().BeTrue();
                (point.Covered?.Need ?? -1).Should().BeApproximately(best, 0.1, $"seed {seed}, {k} sites, {problem.Floors.Count} floors, budget {problem.Budget}");
                if (point.Covered is not null) point.Gap.Should().Be(0);
            }
        }
    }

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 20)];

    [Fact]
    public void Floors_SomeAreKeptAndSomeCannotBe_AmongTheMadeTowns()
    {
        var plans = Enumerable.Range(1, 20).SelectMany(s => new[] { 0.3, 0.6 }, (s, share) => SitingStudy.Run(MadeTown.WithFloors(MadeTown.Of(s, 40, 11), share), [], 2).Plan(3)).ToList();
        plans.Should().Contain(p => p.Covered != null).And.Contain(p => p.Covered == null, "otherwise the comparison with brute force says nothing of floors");
    }

    [Fact]
    public void Curve_RisesByEverLess_UpToBoundsThatNoPlanExceeds()
    {
        var found = SitingStudy.Run(MadeTown.Of(3, 300, 60), [], 2);
        found.Curve.Select(c => c.Covered!.Value.Need).Should().BeInAscendingOrder();
        found.Curve.Should().OnlyContain(c => c.Most >= c.Covered!.Value.Need - 1e-3);
        found.Chosen.Sum(c => c.Added.Need).Should().BeApproximately(found.Plan(3).Covered!.Value.Need - found.Existing.Need, 1e-6);
        found.Chosen.Select(c => c.Added.Need).Should().BeInDescendingOrder();
    }

    [Fact]
    public void Points_AreCoveredWhereAnySiteIsWithinTheLimit_AndOnlyThere()
    {
        var town = MadeTown.Of(5, 200, 30) with { Existing = [new Location(53.42, -1.42)] };
        var found = SitingStudy.Run(town, [], 2);
        Location[] sites = [.. town.Existing, .. found.Chosen.Select(c => c.Site.Location)];
        for (var i = 0; i < town.Points.Count; i++)
        {
            var travel = sites.Min(s => s.KilometresTo(town.Points[i].Location)) * town.Travel.Detour;
            found.Points[i].Covered.Should().Be(travel <= town.Travel.Kilometres);
            found.Points[i].Kilometres.Should().BeApproximately(travel, 1e-9);
        }

        found.Plan(3).Covered!.Value.Residents.Should().Be(town.Points.Where((_, i) => found.Points[i].Covered).Sum(p => (long)p.Residents));
        found.Existing.Residents.Should().BePositive();
    }

    [Fact]
    public void Draws_SayHowOftenEachSiteIsChosen_WhateverTheThreads()
    {
        var town = MadeTown.Of(8, 200, 40);
        var random = new Random(8);
        float[][] draws = [.. Enumerable.Range(0, 20).Select(_ => town.Points.Select(p => (float)(p.NeedPerResident * (0.5 + random.NextDouble()))).ToArray())];
        var one = SitingStudy.Run(town, draws, 1);
        SitingStudy.Run(town, draws, 2).Should().BeEquivalentTo(one);
        one.Draws!.Count.Should().Be(20);
        one.Chosen.Should().OnlyContain(c => c.ChosenInDraws >= one.Draws.Same && c.ChosenInDraws <= 1);
        one.Draws.Lower.Should().BeLessThanOrEqualTo(one.Draws.Upper);
        float[][] same = [.. Enumerable.Repeat(town.Points.Select(p => (float)p.NeedPerResident).ToArray(), 3)];
        var sure = SitingStudy.Run(town, same, 2);
        sure.Draws!.Same.Should().Be(1);
        sure.Chosen.Should().OnlyContain(c => c.ChosenInDraws > 0.999);
    }

    [Fact]
    public void FloorThatCannotBeKept_SaysWhatCouldBeReached()
    {
        var town = MadeTown.Of(2, 40, 11);
        var found = SitingStudy.Run(MadeTown.WithFloors(town, 1), [], 2);
        found.Plan(3).Covered.Should().BeNull();
        found.Plan(3).Proven.Should().BeTrue("that there is none was found out, not given up");
        found.Chosen.Should().BeEmpty();
        found.Kept.Should().OnlyContain(k => k.Possible < 1);
    }

    /// <summary>In binary 0.1 + 0.2 is more than 0.3, and 1.1 + 2.2 more than 3.3.</summary>
    [Theory]
    [InlineData(0.1, 0.2, 0.3)]
    [InlineData(1.1, 2.2, 3.3)]
    public void Plan_ThatCostsTheWholeBudget_IsAllowed(double one, double other, double budget)
    {
        Location[] places = [new(53.3, -1.6), new(53.5, -1.2)];
        var problem = new SitingProblem(
            [.. places.Select((p, i) => new DemandPoint(new AreaCode($"E0100000{i}"), p, 1000, 1))],
            [new CandidateSite("a", "A", places[0], one), new CandidateSite("b", "B", places[1], other)],
            [],
            Sites: 2,
            new TravelLimit(3),
            [new ReachFloor("all", [0, 1], 1)],
            budget);
        SitingStudy.Run(problem, [], 1).Chosen.Select(c => c.Site.Id).Should().Equal("a", "b");
        SitingStudy.Run(problem, [], 1).Kept.Should().OnlyContain(k => k.Possible == 1);
        SitingStudy.Run(problem with { Budget = budget - 0.01 }, [], 1).Chosen.Should().BeEmpty();
    }

    [Fact]
    public void Cancellation_EndsIt()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        FluentActions.Invoking(() => SitingStudy.Run(MadeTown.Of(1, 300, 80), [], 2, stop.Token)).Should().Throw<OperationCanceledException>();
    }

    [Fact]
    public void TravelLimit_IsStraightLineTimesDetour()
    {
        var (from, to) = (new Location(53.4, -1.4), new Location(53.5, -1.4));
        new TravelLimit(12, 1).Between(from, to).Should().BeApproximately(11.12, 0.01, "a tenth of a degree of latitude is 11.12 km");
        new TravelLimit(12, 1).Reaches(from, to).Should().BeTrue();
        new TravelLimit(12).Reaches(from, to).Should().BeFalse("1.3 times 11.12 is 14.5");
    }
}
