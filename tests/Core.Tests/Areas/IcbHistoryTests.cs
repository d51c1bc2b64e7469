namespace HealthNeeds.Core.Tests.Areas;

public sealed class IcbHistoryTests
{
    private static readonly AreaCode Frimley = new("E54000034"), Surrey = new("E54000063"), SouthYorkshire = new("E54000061");
    private static readonly AreaCode OldHampshire = new("E54000042"), Hampshire = new("E54000067"), SurreySussex = new("E54000069"), Thames = new("E54000070");

    /// <summary>Counts of organisations.md's table, from the look-ups of 2024 and 2026.</summary>
    private static readonly IcbHistory History = new(
    [
        new("2024", Frimley, "Frimley", Hampshire, "Hampshire", 105, 455),
        new("2024", Frimley, "Frimley", SurreySussex, "Surrey and Sussex", 95, 455),
        new("2024", Frimley, "Frimley", Thames, "Thames Valley", 255, 455),
        new("2024", OldHampshire, "Hampshire", Hampshire, "Hampshire", 1126, 1126),
        new("2024", Surrey, "Surrey", SurreySussex, "Surrey and Sussex", 624, 624),
        new("2024", SouthYorkshire, "South Yorkshire", SouthYorkshire, "South Yorkshire", 860, 860),
    ]);

    [Fact]
    public void AbolishedIcb_NamesItsSuccessors_LargestFirst()
    {
        var status = History.Of(Frimley);

        (status.Standing, status.Name, status.Vintage).Should().Be((IcbStanding.Abolished, "Frimley", "2024"));
        status.Overlaps.Select(o => o.Now).Should().Equal(Thames, Hampshire, SurreySussex);
        status.Overlaps[0].Share.Should().BeApproximately(255 / 455.0, 1e-12);
        status.Sentence.Should().Be("Frimley (E54000034) is an ICB of 2024 that was abolished since: of its 455 LSOAs 255 lie in Thames Valley (E54000070), 105 lie in Hampshire (E54000067) and 95 lie in Surrey and Sussex (E54000069).");
    }

    [Fact]
    public void IcbThatKeptItsName_UnderAnotherCode_HasAnotherBoundary()
    {
        History.Of(OldHampshire).Sentence.Should().Be("Hampshire (E54000042) is an ICB of 2024 that was abolished since: all of its 1,126 LSOAs lie in Hampshire (E54000067).");

        var status = History.Of(Hampshire);
        status.Standing.Should().Be(IcbStanding.BoundaryChanged);
        status.Sentence.Should().StartWith("The boundary of Hampshire is not the one of 2024: it has all of the 1,126 LSOAs of Hampshire (E54000042) and 105 of the 455 LSOAs of Frimley (E54000034).");
    }

    [Fact]
    public void NewIcb_IsFoundedOfItsParts() =>
        History.Of(SurreySussex).Sentence.Should().Be("Surrey and Sussex was founded after 2024, of all of the 624 LSOAs of Surrey (E54000063) and 95 of the 455 LSOAs of Frimley (E54000034).");

    [Fact]
    public void UnchangedAndUnknownIcbs_HaveNothingToTell()
    {
        History.Of(SouthYorkshire).Should().BeEquivalentTo(new IcbStatus(SouthYorkshire, "South Yorkshire", IcbStanding.Unchanged, []));
        History.Of(new AreaCode("E54000099")).Should().BeEquivalentTo(new IcbStatus(new AreaCode("E54000099"), null, IcbStanding.Unknown, []));
        IcbHistory.Empty.Of(SouthYorkshire).Standing.Should().Be(IcbStanding.Unknown);
    }

    [Fact]
    public void SameCodeWithOtherLsoas_IsAChangeOfBoundary()
    {
        var history = new IcbHistory([.. History.Overlaps.Where(o => o.Former != SouthYorkshire), new("2024", SouthYorkshire, "South Yorkshire", SouthYorkshire, "South Yorkshire", 850, 860), new("2024", SouthYorkshire, "South Yorkshire", Thames, "Thames Valley", 10, 860)]);

        history.Of(SouthYorkshire).Standing.Should().Be(IcbStanding.BoundaryChanged);
        history.Of(Thames).Standing.Should().Be(IcbStanding.Founded);
    }

    [Fact]
    public void LaterMerger_IsComparedWithTheNewestLookUpThatDiffers()
    {
        AreaCode north = new("E54000098");
        var history = new IcbHistory(
        [
            new("2024", Frimley, "Frimley", Thames, "Thames Valley", 455, 455),
            new("2024", SouthYorkshire, "South Yorkshire", north, "North", 860, 860),
            new("2026", SouthYorkshire, "South Yorkshire", north, "North", 860, 860),
            new("2026", Thames, "Thames Valley", Thames, "Thames Valley", 455, 455),
        ]);

        history.Of(SouthYorkshire).Should().BeEquivalentTo(new { Standing = IcbStanding.Abolished, Vintage = "2026" });
        history.Of(SouthYorkshire).Overlaps.Should().ContainSingle();
        history.Of(Thames).Should().BeEquivalentTo(new { Standing = IcbStanding.Founded, Vintage = "2024" });
    }
}
