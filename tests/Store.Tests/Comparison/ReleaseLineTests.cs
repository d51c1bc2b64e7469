using HealthNeeds.Core.Releases;
using HealthNeeds.Fixtures;
using HealthNeeds.Store.Comparison;
using HealthNeeds.Store.DuckDb;
using HealthNeeds.Store.Releases;
using HealthNeeds.Store.Schema;
using HealthNeeds.Store.Tests.Releases;
using Microsoft.Extensions.Options;

namespace HealthNeeds.Store.Tests.Comparison;

/// <summary>Releases one after another, each of which turned two LSOAs round.</summary>
[Trait("Speed", "Slow")]
public sealed class ReleaseLineTests : IDisposable
{
    private readonly TemporaryDirectory directory = new();

    private ReleaseComparer Differences => new(StoreOptions.For(directory));

    public void Dispose() => directory.Dispose();

    [Fact]
    public void PartsOverSeveralReleases_AreThoseOfTheStepsAddedUp()
    {
        var first = Publish(turned: false, parts: null, after: null);
        var second = Publish(turned: true, new MoveParts(3, -2, 0, 0), first);
        var third = Publish(turned: false, new MoveParts(0, 4, -5, 0), second);
        var fourth = Publish(turned: true, new MoveParts(0, 0, 0, 1), third);
        Parts(first, second).Should().Be(new MoveParts(3, -2, 0, 0));
        Parts(first, fourth).Should().Be(new MoveParts(3, 2, -5, 1));
        Parts(fourth, first).Should().Be(new MoveParts(-3, -2, 5, -1));
        Differences.Between(first.Id, third.Id).Moves.Counts.Single(c => c.Level == AreaLevel.Lsoa21).Unmoved.Should().Be(2, "it is where it was");
    }

    [Fact]
    public void ReleaseBetweenThatIsNotKept_LeavesMovesKnownAndCausesNot()
    {
        var first = Publish(turned: false, parts: null, after: null);
        var second = Publish(turned: false, null, first);
        var third = Publish(turned: true, new MoveParts(1, 0, 0, 0), second);
        Delete(second);
        var moves = Differences.Between(first.Id, third.Id).Moves;
        (moves.CausesKnown, moves.Note).Should().Be((false, $"Moves are known, causes are not: {second.Id}, a release between the two, is not kept."));
        moves.Largest.Should().HaveCount(2).And.OnlyContain(m => m.Verdict == MoveVerdict.Changed && m.Parts == null);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void DamagedReleaseBetweenTwoGoodOnes_IsNamed_AndTheTwoAreComparedAllTheSame(bool older)
    {
        var first = Publish(turned: false, parts: null, after: null);
        var second = Publish(turned: false, null, first);
        var third = Publish(turned: false, null, second);
        var fourth = Publish(turned: true, new MoveParts(1, 0, 0, 0), third);
        if (older)
            MakeOlder(second);
        else
            Overwrite(second, at: 0);
        foreach (var (from, to) in new[] { (first, fourth), (fourth, first) })
        {
            var moves = Differences.Between(from.Id, to.Id).Moves;
            (moves.CausesKnown, moves.Note).Should().Be((false, $"Moves are known, causes are not: {second.Id}, a release on the way, cannot be read: it is damaged or of an older form."));
            moves.Largest.Should().HaveCount(2).And.OnlyContain(m => m.Verdict == MoveVerdict.Changed && m.Parts == null);
        }
    }

    [Fact]
    public void ReleaseBetween_WhoseMovesAreDamaged_IsNamed_AndTheTwoAreComparedAllTheSame()
    {
        var first = Publish(turned: false, parts: null, after: null);
        var second = Publish(turned: true, new MoveParts(1, 0, 0, 0), first);
        var third = Publish(turned: false, new MoveParts(0, -1, 0, 0), second);
        var fourth = Publish(turned: true, new MoveParts(0, 0, 1, 0), third);
        var unknown = 0;
        foreach (var block in Enumerable.Range(1, 12))
        {
            // Some blocks hold moves, some the list of tables: whichever it is, the other two are compared.
            var whole = File.ReadAllBytes(PathOf(second));
            if (12288 + (block * 262144L) > whole.Length)
                break;
            Overwrite(second, at: 12288 + ((block - 1) * 262144) + 4096);
            var moves = Differences.Between(first.Id, fourth.Id).Moves;
            moves.Largest.Should().HaveCount(2);
            if (!moves.CausesKnown)
                moves.Note.Should().Contain($"{second.Id}, a release on the way, cannot be read");
            unknown += moves.CausesKnown ? 0 : 1;
            File.WriteAllBytes(PathOf(second), whole);
        }

        unknown.Should().BePositive();
    }

    [Fact]
    public void ReleaseThatIsDamagedInside_IsRefused_NotABrokenQuery()
    {
        var first = Publish(turned: false, parts: null, after: null);
        var second = Publish(turned: true, new MoveParts(1, 0, 0, 0), first);
        var refused = 0;
        for (var at = 12288 + 4096; at < new FileInfo(PathOf(second)).Length; at += 262144)
        {
            var whole = File.ReadAllBytes(PathOf(second));
            Overwrite(second, at);
            try
            {
                Differences.Between(first.Id, second.Id);
            }
            catch (ReleaseRefusedException)
            {
                refused++;
            }

            File.WriteAllBytes(PathOf(second), whole);
        }

        refused.Should().BePositive();
    }

    [Fact]
    public void ReleaseWhoseCausesAreUnknown_SaysWhyForEveryWayThroughIt()
    {
        var first = Publish(turned: false, parts: null, after: null);
        var second = Publish(turned: true, null, first, unknown: "The analysis cannot be run.");
        Differences.Between(first.Id, second.Id).Moves.Note.Should().EndWith($"of {second.Id}, the analysis cannot be run.");
    }

    [Fact]
    public void ReleasesOfTwoLines_HaveMovesWithoutCauses()
    {
        var first = Publish(turned: false, parts: null, after: null);
        var other = Publish(turned: true, null, after: null);
        Differences.Between(first.Id, other.Id).Moves.Note.Should().Contain("not on one line of releases");
    }

    [Fact]
    public void ReleaseOfAnOlderSchema_IsRefusedByName_AndListedAsUnreadable()
    {
        var first = Publish(turned: false, parts: null, after: null);
        var second = Publish(turned: true, new MoveParts(1, 0, 0, 0), first);
        MakeOlder(first);
        var asking = () => Differences.Between(first.Id, second.Id);
        asking.Should().Throw<ReleaseRefusedException>().WithMessage($"Release {first.Id} has schema version 1*");
        var listed = new ReleaseCatalogue(StoreOptions.For(directory)).List();
        listed.Select(r => (r.Version?.ToString(), r.Problem is null)).Should().Equal([("1.0.1", true), (null, false)]);
    }

    [Fact]
    public void MovesThatDoNotEndWhereTheAreaRanks_AreNotPublished()
    {
        var publish = () => TinyRelease.Publish(StoreOptions.For(directory), extra: w => w.AppendMoves([Move(TinyRelease.First, AreaCode.England, 1, 2, new MoveParts(1, 0, 0, 0))]));
        publish.Should().Throw<ReleaseRefusedException>().WithMessage("*A move ends where the area ranks*");
    }

    private MoveParts? Parts(ReleaseInfo from, ReleaseInfo to) =>
        Differences.Moves(from.Id, to.Id, FocusArea.Overall, AreaLevel.Lsoa21, AreaCode.England, changedOnly: false, 0, 10).Items.Single(m => m.Area == TinyRelease.First).Parts;

    /// <summary>The first of a line, which follows none and has no moves, is a copy of one that was written once.</summary>
    private ReleaseInfo Publish(bool turned, MoveParts? parts, ReleaseInfo? after, string? unknown = null) => after is null
        ? MadeRelease.Of($"tiny line {turned}", folder => (Write(StoreOptions.At(folder), turned, parts: null, after: null), 0L)).Publish(directory.Path, TimeProvider.System)
        : Write(StoreOptions.For(directory), turned, parts, after, unknown);

    private static ReleaseInfo Write(IOptions<ReleaseOptions> options, bool turned, MoveParts? parts, ReleaseInfo? after, string? unknown = null)
    {
        using var writer = TinyRelease.Begin(options);
        TinyRelease.Fill(writer, turned);
        if (after is not null)
            writer.Follow(new PreviousRelease(after.Id, after.Sha256, after.Version), after.Version.Next(ChangeSize.Patch), ["Turned."], unknown);
        if (parts is { } causes)
        {
            foreach (var within in new[] { AreaCode.England, TinyRelease.Icb, TinyRelease.Authority, TinyRelease.Msoa })
            {
                var (from, to) = turned ? (1, 2) : (2, 1);
                writer.AppendMoves([Move(TinyRelease.First, within, from, to, causes), Move(TinyRelease.Second, within, to, from, -causes)]);
            }
        }

        return writer.Publish(TinyRelease.NoExpectations);
    }

    private static RankMove Move(AreaCode area, AreaCode within, int from, int to, MoveParts causes) =>
        new(FocusArea.Overall, AreaLevel.Lsoa21, area, within, new RankInterval(from, from, from, 2), new RankInterval(to, to, to, 2), causes);

    private void Delete(ReleaseInfo release)
    {
        File.SetAttributes(PathOf(release), FileAttributes.Normal);
        File.Delete(PathOf(release));
    }

    private void MakeOlder(ReleaseInfo release)
    {
        File.SetAttributes(PathOf(release), FileAttributes.Normal);
        using var session = Session.OpenInMemory(EngineLimits.Writer);
        session.Execute($"attach '{PathOf(release)}' as old");
        session.Execute("update old.release set schema_version = 1");
        session.Execute("detach old");
    }

    private void Overwrite(ReleaseInfo release, int at)
    {
        File.SetAttributes(PathOf(release), FileAttributes.Normal);
        using var file = File.OpenWrite(PathOf(release));
        file.Position = at;
        file.Write(new byte[2048]);
    }

    private string PathOf(ReleaseInfo release) => Path.Combine(directory.Path, $"{release.Id}.duckdb");
}
