using HealthNeeds.Analytics.Conditions;
using HealthNeeds.Analytics.Frames;
using HealthNeeds.Core.Conditions;

namespace HealthNeeds.Analytics.Tests.Conditions;

/// <summary>One authority of two MSOAs of three LSOAs each, and another: what is shown must not say what is hidden.</summary>
public sealed class SmallNumbersTests
{
    private static readonly IReadOnlyList<RankedLevel> Levels = RankedLevel.Of(new AreaFrame(new SmallEngland(2).Input()).Places, new SmallEngland(2).Input().Areas);

    [Fact]
    public void OneSmallLsoa_HidesTheNextSmallestOfItsMsoa_AndNoOther()
    {
        var (lsoas, msoas) = Hidden([3, 20, 9, 30, 30, 30]);
        lsoas.Should().Equal(true, false, true, false, false, false);
        msoas.Should().NotContain(true);
    }

    [Fact]
    public void UnknownLsoa_HidesNoOther()
    {
        var needs = Counted([50, 20, 9, 30, 30, 30], share: null);
        var lsoas = needs.Single(n => n.Level.Level == AreaLevel.Lsoa21).Needs;
        lsoas[0] = ConditionNeed.Unknown("c", lsoas[0].Area);
        SmallNumbers.Hide(needs);
        lsoas.Should().NotContain(n => n.Suppressed);
    }

    [Fact]
    public void TwoSmallLsoas_HideNoOther() => Hidden([3, 20, 4, 30, 30, 30]).Lsoas.Should().Equal(true, false, true, false, false, false);

    /// <summary>The MSOA beside a small one is hidden, and so that its LSOAs do not add up to it, the smallest of these.</summary>
    [Fact]
    public void SmallMsoa_HidesTheOneBesideIt_AndAnLsoaOfThatOne()
    {
        var (lsoas, msoas) = Hidden([1, 1, 1, 30, 20, 40]);
        msoas.Take(2).Should().Equal(true, true);
        lsoas.Should().Equal(true, true, true, false, true, false);
    }

    /// <summary>Who has it stands in other conditions too: it is hidden by itself, whoever is cared for.</summary>
    [Fact]
    public void FewNotCaredFor_HideThemselves_AndLeaveWhoHasIt()
    {
        var needs = Counted([50, 60, 70, 80, 90, 95], share: i => i == 0 ? 0.05 : 0.5);
        SmallNumbers.Hide(needs);
        var lsoas = needs.Single(n => n.Level.Level == AreaLevel.Lsoa21).Needs;
        lsoas.Take(6).Select(n => n.Unmet is null).Should().Equal(true, true, false, false, false, false);
        lsoas.Take(6).Should().OnlyContain(n => n.Have != null && n.Suppressed == (n.Unmet == null) && (n.PerThousand == null) == n.Suppressed);
    }

    private static (IEnumerable<bool> Lsoas, IEnumerable<bool> Msoas) Hidden(double[] people)
    {
        var needs = Counted(people, share: null);
        SmallNumbers.Hide(needs);
        bool[] Of(AreaLevel level) => [.. needs.Single(n => n.Level.Level == level).Needs.Select(n => n.Suppressed)];
        return (Of(AreaLevel.Lsoa21).Take(6), Of(AreaLevel.Msoa21));
    }

    private static (RankedLevel Level, ConditionNeed[] Needs)[] Counted(double[] people, Func<int, double>? share) =>
    [
        .. Levels.Select(level =>
        {
            var members = level.AreaOfLsoa.Select((area, i) => (area, i)).ToLookup(e => e.area, e => e.i);
            double Have(int i) => i < people.Length ? people[i] : 100;
            return (level, Enumerable.Range(0, level.Count).Select(a =>
            {
                var have = Around(members[a].Sum(Have));
                var unmet = share is null ? (Estimate?)null : Around(members[a].Sum(i => Have(i) * share(i)));
                return new ConditionNeed("c", level.Codes[a], have, unmet, unmet ?? have, Expected: null, Suppressed: false);
            }).ToArray());
        }),
    ];

    private static Estimate Around(double people) => new(people, people - 1, people + 1);
}
