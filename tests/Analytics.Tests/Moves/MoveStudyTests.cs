using HealthNeeds.Analytics.Moves;
using HealthNeeds.Analytics.Tests.Ranking;
using HealthNeeds.Core.Areas;

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

    private static MoveStudy Study(SmallEngland after) => new(new SmallEngland(20).Input(), after.Input(), methodChanged: false);

    private static MoveStudy With(AnalysisInput input, Func<Area, Area> change) => new(input, input with { Areas = [.. input.Areas.Select(change)] }, methodChanged: false);

    private static double Value(AnalysisInput input, string id, int lsoa)
    {
        var row = input.Lsoas.Codes.ToList().IndexOf(SmallEngland.Lsoa(lsoa));
        return input.Lsoas.Columns.Single(c => c.Key.Indicator.Value == id).Value[row];
    }
}
