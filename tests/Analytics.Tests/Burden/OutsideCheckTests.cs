using HealthNeeds.Analytics.Burden;
using HealthNeeds.Analytics.Frames;
using HealthNeeds.Analytics.Tests.Matching;

namespace HealthNeeds.Analytics.Tests.Burden;

public sealed class OutsideCheckTests
{
    private static readonly Period Census = Period.Year(2021);

    [Fact]
    public void BurdenThatFollowsTheFigure_Passes_AndAShuffledOneFails()
    {
        var small = new SmallEngland(200);
        var health = small.Lsoas("iod2025-ypll");
        small.Put("census2021-bad-health", Census, i => health[i]);
        small.Put("iod2025-imd", SmallEngland.Later, i => Math.Sqrt(health[i]) + (i % 7));
        Gate(small, health).Passed.Should().BeTrue();
        var shuffled = health.ToArray();
        new Random(3).Shuffle(shuffled);
        var failed = Gate(small, shuffled);
        failed.Passed.Should().BeFalse();
        failed.Detail.Should().Contain("IMD 2025 score");
    }

    [Fact]
    public void FigureOfOlderPeople_IsFreedOfAges()
    {
        var small = new SmallEngland(200);
        var old = small.Lsoas("census2021-aged-65-69");
        small.Put("census2021-bad-health", Census, i => 3 * old[i]);
        var values = OutsideFigures.Values(Check("bad-health"), new AreaFrame(small.Input()))!;
        values.Should().OnlyContain(v => Math.Abs(v) < 1e-3);
    }

    [Fact]
    public void FigureOfWhichMoreIsBetter_IsTurned()
    {
        var check = Check("life-expectancy");
        var small = new SmallEngland(20);
        small.Put("ons-le-birth", Period.Years(2009, 2013), i => i < 60 ? 70 : 80);
        OutsideFigures.Values(check, new AreaFrame(small.Input()))!.Should().HaveElementAt(0, -70).And.HaveElementAt(30, -80);
    }

    [Fact]
    public void CheckThatIsNotHeld_IsSaid_NotPassed()
    {
        var frame = new AreaFrame(new SmallEngland(40).Input());
        var (card, _, gates) = new OutsideCheckStudy(frame, new SmallEngland().Options).Run(new Dictionary<string, double[]> { [FocusArea.Overall] = new double[frame.Count] });
        gates.Should().BeEmpty();
        card.Notes.Should().Contain(n => n.Contains("Not checked") && n.Contains("Census 2021: bad or very bad health"));
    }

    private static OutsideCheck Check(string id) => RepositoryData.Checks.Outside.Single(c => c.Id == id);

    private static ModelGate Gate(SmallEngland small, double[] burden) =>
        new OutsideCheckStudy(new AreaFrame(small.Input()), small.Options).Run(new Dictionary<string, double[]> { [FocusArea.Overall] = burden }).Gates.Single(g => g.Gate == "bad-health");
}
