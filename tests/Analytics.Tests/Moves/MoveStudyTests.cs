using HealthNeeds.Analytics.Input;
using HealthNeeds.Analytics.Moves;

namespace HealthNeeds.Analytics.Tests.Moves;

public sealed class MoveStudyTests
{
    private const string Income = "iod2019-income";

    [Fact]
    public void SameInput_HasNoCause_InWhateverOrderItsRowsStand() =>
        new MoveStudy(new SmallEngland(20).Input(), new SmallEngland(20).Input(shuffle: 3), methodChanged: false).Causes.Should().BeEmpty();

    [Fact]
    public void DifferencesOfTheLastDigits_AreNoRevision()
    {
        var after = new SmallEngland(20);
        after.Lsoas(Income)[3] *= 1 + 1e-12;
        Study(after).Causes.Should().BeEmpty();
    }

    [Fact]
    public void RevisedValue_IsARevision()
    {
        var after = new SmallEngland(20);
        after.Lsoas(Income)[3] *= 1.01;
        Study(after).Causes.Should().Equal(MoveCause.Revision);
        after = new SmallEngland(20);
        after.Lsoas(Income)[3] = double.NaN;
        Study(after).Causes.Should().Equal(MoveCause.Revision);
    }

    /// <summary>Limits and counts say how far chance moves a figure, and so how wide an interval is.</summary>
    [Fact]
    public void RevisedLimits_AreARevision_AndAreLetInWithIt()
    {
        var (before, after) = (Limited(9, 12), Limited(9, 13));
        new MoveStudy(before, Limited(9, 12), methodChanged: false).Causes.Should().BeEmpty();
        var study = new MoveStudy(before, after, methodChanged: false);
        study.Causes.Should().Equal(MoveCause.Revision);
        study.Upto(MoveCause.Boundary).Authorities.Limits.Values.Single().Upper.Should().OnlyContain(u => u == 12);
        study.Upto(MoveCause.Revision).Authorities.Limits.Values.Single().Upper.Should().OnlyContain(u => u == 13);

        static AnalysisInput Limited(double lower, double upper)
        {
            var input = new SmallEngland(20).Input();
            var key = input.Authorities.Columns.Keys.Single(k => k.Indicator.Value == "hi-suicide");
            double[] All(double value) => [.. Enumerable.Repeat(value, 20)];
            return input with { Authorities = new AreaTable(input.Authorities.Codes, input.Authorities.Columns, new Dictionary<ColumnKey, ColumnLimits> { [key] = new ColumnLimits(All(lower), All(upper), All(double.NaN)) }) };
        }
    }

    [Fact]
    public void OtherPeriodOrIndicator_IsNewData()
    {
        Study(new SmallEngland(20).Moved(Income, SmallEngland.Later)).Causes.Should().Equal(MoveCause.NewData);
        Study(new SmallEngland(20).Without(Income)).Causes.Should().Equal(MoveCause.NewData);
    }

    [Fact]
    public void OtherResidents_AreARevision_AndOtherMembershipIsABoundary()
    {
        var input = new SmallEngland(20).Input();
        With(input, a => a.Code == SmallEngland.Lsoa(0) ? a with { Population = a.Population + 1 } : a).Causes.Should().Equal(MoveCause.Revision);
        With(input, a => a.Code == SmallEngland.Lsoa(0) ? a with { Msoa = SmallEngland.Msoa(1) } : a).Causes.Should().Equal(MoveCause.Boundary);
    }

    [Fact]
    public void EverythingAtOnce_IsLetInOneAfterAnother()
    {
        var before = new SmallEngland(20).Input();
        var changed = new SmallEngland(20).Moved("iod2019-crime", SmallEngland.Later);
        changed.Lsoas(Income)[3] *= 2;
        var after = changed.Input(shuffle: 5);
        after = after with { Areas = [.. after.Areas.Select(a => a.Code == SmallEngland.Lsoa(0) ? a with { Msoa = SmallEngland.Msoa(1), Population = 9 } : a)] };
        var study = new MoveStudy(before, after, methodChanged: true);
        study.Causes.Should().Equal(MoveCause.Method, MoveCause.Boundary, MoveCause.Revision, MoveCause.NewData);
        study.Upto(MoveCause.Method).Should().BeSameAs(before);
        study.Upto(MoveCause.NewData).Should().BeSameAs(after);

        var boundary = study.Upto(MoveCause.Boundary);
        var (was, moved) = (before.Areas.Single(a => a.Code == SmallEngland.Lsoa(0)), boundary.Areas.Single(a => a.Code == SmallEngland.Lsoa(0)));
        (moved.Msoa, moved.Population).Should().Be((SmallEngland.Msoa(1), was.Population));
        Value(boundary, Income, 3).Should().Be(Value(before, Income, 3));

        var revision = study.Upto(MoveCause.Revision);
        revision.Areas.Single(a => a.Code == SmallEngland.Lsoa(0)).Population.Should().Be(9);
        Value(revision, Income, 3).Should().Be(2 * Value(before, Income, 3));
        revision.Lsoas.Columns.Keys.Should().BeEquivalentTo(before.Lsoas.Columns.Keys, "a new period is let in last");
    }

    [Fact]
    public void AreaThatWasNotThere_HasNoFiguresUntilNewDataIsLetIn()
    {
        var (before, after) = (new SmallEngland(20).Input(), new SmallEngland(21).Input());
        var study = new MoveStudy(before, after, methodChanged: false);
        study.Causes.Should().StartWith(MoveCause.Boundary);
        study.Upto(MoveCause.Boundary).Lsoas.Codes.Should().Equal(after.Lsoas.Codes);
        Value(study.Upto(MoveCause.Boundary), Income, after.Lsoas.Codes.Count - 1).Should().Be(double.NaN);
    }

    [Fact]
    public void RecodedAuthority_IsABoundaryAlone_AndKeepsItsFigures()
    {
        var before = new SmallEngland(20).Input();
        var (old, now) = (before.Authorities.Codes[0], new AreaCode("E08000099"));
        var after = Recoded(before, old, now);
        var study = new MoveStudy(before, after, methodChanged: false, Origins(before, (now, old)));
        study.Causes.Should().Equal(MoveCause.Boundary);
        var (boundary, place) = (study.Upto(MoveCause.Boundary), after.Authorities.Codes.ToList().IndexOf(now));
        boundary.Authorities.Codes.Should().Equal(after.Authorities.Codes);
        boundary.Authorities.Columns.Should().OnlyContain(c => c.Value[place].Equals(before.Authorities.Columns[c.Key][0]));
    }

    [Fact]
    public void RecodedArea_WhoseResidentsWereRecountedToo_IsARevisionBesides()
    {
        var before = new SmallEngland(20).Input();
        var (old, now) = (SmallEngland.Lsoa(0), new AreaCode("E01900001"));
        var after = Recoded(before, old, now);
        after = after with { Areas = [.. after.Areas.Select(a => a.Code == now ? a with { Population = a.Population + 1 } : a)] };
        var study = new MoveStudy(before, after, methodChanged: false, Origins(before, (now, old)));
        study.Causes.Should().Equal(MoveCause.Boundary, MoveCause.Revision);
        study.Upto(MoveCause.Boundary).Areas.Single(a => a.Code == now).Population.Should().Be(before.Areas.Single(a => a.Code == old).Population);
    }

    [Fact]
    public void PiecesOfASplitArea_TakeItsFigures_AndAMergedOneTheMeanByResidents()
    {
        var (one, two, three, whole) = (new AreaCode("E01900001"), new AreaCode("E01900002"), new AreaCode("E01900003"), new AreaCode("E01900004"));
        AreaCode[] had = [SmallEngland.Lsoa(0), SmallEngland.Lsoa(1), SmallEngland.Lsoa(2)];
        var before = new SmallEngland(20).Input();
        var weights = before.Areas.Where(a => a.Code == had[1] || a.Code == had[2]).OrderBy(a => a.Code).Select(a => (double)a.Population!.Value).ToArray();
        var carried = new CarriedColumns([one, two, whole, three, had[0]], had, Origins(before, (one, had[0]), (two, had[0]), (whole, had[1]), (whole, had[2]), (three, new AreaCode("E01900009"))));

        carried.Of([5, 10, 20]).Should().Equal(5, 5, ((10 * weights[0]) + (20 * weights[1])) / weights.Sum(), double.NaN, 5);
        carried.Of([5, double.NaN, 20])[2].Should().Be(double.NaN, "a mean over some parts would pass for all");
    }

    [Fact]
    public void SplitArea_IsABoundaryAlone_ThoughItsPiecesAreNotAlike()
    {
        var before = new SmallEngland(20).Input();
        var (old, left, right) = (SmallEngland.Lsoa(0), new AreaCode("E01900001"), new AreaCode("E01900002"));
        var after = Split(before, old, left, right);
        var study = new MoveStudy(before, after, methodChanged: false, Origins(before, (left, old), (right, old)));
        study.Causes.Should().Equal(MoveCause.Boundary);
        var boundary = study.Upto(MoveCause.Boundary).Lsoas;
        foreach (var code in new[] { left, right })
            boundary.Columns.Should().OnlyContain(c => c.Value[boundary.Codes.ToList().IndexOf(code)].Equals(before.Lsoas.Columns[c.Key][before.Lsoas.Codes.ToList().IndexOf(old)]));
        new MoveStudy(before, after, methodChanged: false).Upto(MoveCause.Boundary).Lsoas.Columns.First().Value.Should().Contain(double.NaN, "nobody said what they were");
    }

    private static AnalysisInput Recoded(AnalysisInput input, AreaCode old, AreaCode now) => input with
    {
        Areas = [.. input.Areas.Select(a => a with { Code = a.Code == old ? now : a.Code, LocalAuthority = a.LocalAuthority == old ? now : a.LocalAuthority })],
        Lsoas = new AreaTable([.. input.Lsoas.Codes.Select(c => c == old ? now : c)], input.Lsoas.Columns),
        Authorities = new AreaTable([.. input.Authorities.Codes.Select(c => c == old ? now : c)], input.Authorities.Columns),
    };

    /// <summary>One piece has the figures of the whole, the other twice as much.</summary>
    private static AnalysisInput Split(AnalysisInput input, AreaCode old, AreaCode left, AreaCode right)
    {
        var place = input.Lsoas.Codes.ToList().IndexOf(old);
        return input with
        {
            Areas = [.. input.Areas.SelectMany(a => a.Code == old ? [a with { Code = left }, a with { Code = right }] : new[] { a })],
            Lsoas = new AreaTable([.. input.Lsoas.Codes.Select(c => c == old ? left : c), right], input.Lsoas.Columns.ToDictionary(c => c.Key, c => (double[])[.. c.Value, 2 * c.Value[place]])),
        };
    }

    private static AreaOrigins Origins(AnalysisInput before, params (AreaCode Now, AreaCode Was)[] links) => new(before.Areas, links.ToLookup(l => l.Now, l => l.Was));

    private static MoveStudy Study(SmallEngland after) => new(new SmallEngland(20).Input(), after.Input(), methodChanged: false);

    private static MoveStudy With(AnalysisInput input, Func<Area, Area> change) => new(input, input with { Areas = [.. input.Areas.Select(change)] }, methodChanged: false);

    private static double Value(AnalysisInput input, string id, int lsoa)
    {
        var row = input.Lsoas.Codes.ToList().IndexOf(SmallEngland.Lsoa(lsoa));
        return input.Lsoas.Columns.Single(c => c.Key.Indicator.Value == id).Value[row];
    }
}
