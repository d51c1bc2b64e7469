using HealthNeeds.Core.Releases;
using HealthNeeds.Fixtures;
using HealthNeeds.Store.Releases;

namespace HealthNeeds.Store.Tests.Comparison;

public sealed class ReleaseComparerTests(TwoReleases releases) : IClassFixture<TwoReleases>
{
    private ReleaseDifference Between(string? from = null, string? to = null) => releases.Differences.Between(from ?? releases.First.Id, to ?? releases.Second.Id);

    [Fact]
    public void NewPeriodsAndIndicators_MakeAMinorVersion_AndSayWhich()
    {
        var difference = Between();
        (difference.From.Version.ToString(), difference.To.Version.ToString(), difference.Size).Should().Be(("1.0.0", "1.1.0", ChangeSize.Minor));
        difference.Series.Should().OnlyContain(s => s.Change == ChangeKind.Added);
        difference.Series.Select(s => (s.Indicator, s.Period)).Distinct().Should().BeEquivalentTo([("iod2025-education", "2022"), ("ons-la-le-birth", "2017–19")]);
        difference.Series.Where(s => s.Indicator == "ons-la-le-birth").Select(s => (s.Sex, s.Level, s.Areas)).Should().BeEquivalentTo([(Sex.Female, AreaLevel.Ltla24, 4L), (Sex.Male, AreaLevel.Ltla24, 4L)]);
        difference.Reasons.Should().HaveElementAt(0, "New: Education, skills and training deprivation (iod2025-education), 2022.").And.Contain(r => r.EndsWith("values were revised."));
        releases.Second.Reasons.Should().Equal(difference.Reasons);
    }

    [Fact]
    public void RevisedValues_AreCountedPerSeries_WithHowFarTheyWent()
    {
        var revision = Between().Revisions.Single(r => r.Level == AreaLevel.Lsoa21);
        (revision.Indicator, revision.Areas, revision.Revised, revision.Appeared, revision.Disappeared).Should().Be(("iod2025-income", 860, 1, 0, 1));
        revision.MedianRelative.Should().BeApproximately(0.1, 1e-9);
        Between().Revisions.Should().OnlyContain(r => r.Indicator == "iod2025-income");
    }

    [Fact]
    public void Revisions_AreGivenPageByPage_ValueForValue()
    {
        var all = releases.Differences.Revisions(releases.First.Id, releases.Second.Id, null, 0, 100);
        all.Total.Should().Be(all.Items.Count).And.Be(Between().Revisions.Sum(r => r.Revised + r.Appeared + r.Disappeared));
        all.Items.Where(v => v.Level == AreaLevel.Lsoa21).Should().SatisfyRespectively(
            first => (first.To / first.From).Should().BeApproximately(1.1, 1e-9),
            second => (second.From, second.To, second.FromMissing, second.ToMissing).Should().Be((null, null, MissingReason.Suppressed, MissingReason.Suppressed), "what the newer release withholds is not told from the older one"));
        releases.Differences.Revisions(releases.First.Id, releases.Second.Id, null, 1, 1).Items.Should().Equal(all.Items[1]);
        releases.Differences.Revisions(releases.First.Id, releases.Second.Id, "iod2025-crime", 0, 10).Total.Should().Be(0);
    }

    [Fact]
    public async Task Questions_AskedAtOnce_AreAnsweredAlike_AndLeaveNothingToSpillInto()
    {
        var expected = releases.Differences.Revisions(releases.First.Id, releases.Second.Id, null, 0, 100).Items;
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => releases.Differences.Revisions(releases.First.Id, releases.Second.Id, null, 0, 100).Items)));
        answers.Should().OnlyContain(a => a.SequenceEqual(expected));
        var spills = Path.Combine(Path.GetTempPath(), $"healthneeds-{Environment.ProcessId}-differences");
        // Other tests of this process compare at the same time: what they spill into goes when they end, and has a name of its own each time. Of what lay there once these were answered nothing is to stay.
        var left = Left();
        for (var looked = 0; Left().Intersect(left).Any() && looked < 3000; looked++)
            await Task.Delay(50);
        Left().Intersect(left).Should().BeEmpty();
        using var given = new CancellationTokenSource();
        await given.CancelAsync();
        releases.Differences.Invoking(d => d.Revisions(releases.First.Id, releases.Second.Id, null, 0, 100, given.Token)).Should().Throw<OperationCanceledException>();

        string[] Left()
        {
            try
            {
                return Directory.Exists(spills) ? Directory.GetFileSystemEntries(spills) : [];
            }
            catch (DirectoryNotFoundException)
            {
                // It went between the two looks.
                return [];
            }
        }
    }

    [Fact]
    public void MovedRank_IsAChange_WithPartsThatSumToIt()
    {
        var moves = releases.Differences.Moves(releases.First.Id, releases.Second.Id, FocusArea.Overall, AreaLevel.Lsoa21, AreaCode.England, changedOnly: true, 0, 10);
        var raised = moves.Items.Should().ContainSingle().Subject;
        (raised.Area, raised.Verdict).Should().Be((SmallRelease.Raised, MoveVerdict.Changed));
        raised.Move.Should().BeNegative();
        raised.Parts!.Value.Sum.Should().Be(raised.Move);
        raised.Parts!.Value.Revision.Should().Be(raised.Move / 3);
        Between().Moves.Largest.Should().Contain(m => m.Focus == FocusArea.Overall && m.Area == raised.Area);
    }

    [Fact]
    public void OtherMoves_AreNoise_AndCountedAsSuch()
    {
        var count = Between().Moves.Counts.Single(c => c.Focus == FocusArea.Overall && c.Level == AreaLevel.Lsoa21);
        (count.Areas, count.Changed, count.Up, count.NotComparable).Should().Be((860, 1, 1, 0));
        (count.WithinNoise + count.Unmoved).Should().Be(859);
        var noise = releases.Differences.Moves(releases.First.Id, releases.Second.Id, FocusArea.Overall, AreaLevel.Lsoa21, AreaCode.England, changedOnly: false, 1, 1).Items.Single();
        noise.Parts.Should().Be(new MoveParts(0, 0, 0, 0, noise.Move!.Value));
    }

    [Fact]
    public void SameRelease_HasNoDifference()
    {
        var none = Between(releases.First.Id, releases.First.Id);
        (none.Size, none.Series.Count, none.Revisions.Count, none.AreasChanged, none.AssetsChanged, none.Method.Count).Should().Be((ChangeSize.None, 0, 0, 0, 0, 0));
        none.Moves.Largest.Should().BeEmpty();
        none.Moves.Counts.Should().OnlyContain(c => c.Unmoved == c.Areas);
    }

    [Fact]
    public void Backwards_IsTheSameWithTheSignsTurned()
    {
        var back = releases.Differences.Moves(releases.Second.Id, releases.First.Id, FocusArea.Overall, AreaLevel.Lsoa21, AreaCode.England, changedOnly: true, 0, 10).Items.Single();
        var forth = releases.Differences.Moves(releases.First.Id, releases.Second.Id, FocusArea.Overall, AreaLevel.Lsoa21, AreaCode.England, changedOnly: true, 0, 10).Items.Single();
        (back.Move, back.Parts).Should().Be((-forth.Move, -forth.Parts!.Value));
        Between(releases.Second.Id, releases.First.Id).Series.Should().OnlyContain(s => s.Change == ChangeKind.Withdrawn);
    }

    [Fact]
    public void ReleaseThatIsNotKept_IsNamed_WithThoseThatAre()
    {
        var asking = () => Between(to: "20010101T000000Z-0123abcd");
        asking.Should().Throw<NoReleaseException>().WithMessage($"*'20010101T000000Z-0123abcd' is not kept*{releases.First.Id}*");
        asking = () => Between(to: "../../etc/passwd");
        asking.Should().Throw<NoReleaseException>();
    }

    [Fact]
    public void Lease_TellsMovesSinceTheReleaseBefore()
    {
        using var lease = releases.Store.Lease();
        lease.Moves.Since!.Id.Should().Be(releases.First.Id);
        lease.Moves.Count(FocusArea.Overall, AreaLevel.Lsoa21, AreaCode.England).Should().Be(Between().Moves.Counts.Single(c => c.Focus == FocusArea.Overall && c.Level == AreaLevel.Lsoa21));
        var moves = lease.Moves.List(FocusArea.Overall, AreaLevel.Lsoa21, FixtureAreas.Icb, changedOnly: true, 0, 5);
        moves.Items.Should().ContainSingle().Which.Area.Should().Be(SmallRelease.Raised);
        lease.Moves.ForArea(SmallRelease.Raised).Where(m => m.Focus == FocusArea.Overall && m.Verdict == MoveVerdict.Changed).Select(m => m.Within).Should().Contain([AreaCode.England, FixtureAreas.Icb]);
        lease.Moves.ForArea(new AreaCode("E01999999")).Should().BeEmpty();
    }
}
