using HealthNeeds.Store.Schema;

namespace HealthNeeds.Ingest.Tests.Pipeline.Stages;

/// <summary>A version whose bundled figures were corrected makes a release, whatever they differ from: there would be no other way out.</summary>
[Trait("Speed", "Slow")]
public sealed class BundledUpgradeTests : IClassFixture<FirstRefresh>, IDisposable
{
    private const string Brought = "of the program brought bundled figures that differ from those before: [magnitude] iod2025 iod2025-ypll 2018–22 persons: ";

    private readonly PlainRefresh _refresh = new();
    private readonly ReleaseInfo _first;
    private readonly SmallSnapshot _data;

    public BundledUpgradeTests(FirstRefresh first) => (_data, _first) = (new SmallSnapshot(first.Data), first.Info);

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task CorrectedBundledFigures_AreNotHeldForTheLeap_AndRunAndReleaseTellOfIt()
    {
        _data.Publish(i => SmallSnapshot.Sound(i) + 30);
        var second = await _refresh.RunAsync(_data);
        second.Reasons[^1].Should().StartWith("Version ").And.Contain(Brought).And.Contain("a median of 91.475");
        _refresh.Record!.Warnings.Should().ContainSingle(w => w.StartsWith("[magnitude] iod2025 iod2025-ypll 2018–22 persons: ") && w.Contains(" Not held: version ") && w.EndsWith(" of the program brought it."));
    }

    [Fact]
    public async Task CorrectedBundledFigures_WhereTheVersionCannotReadTheReleaseBefore_BeginALineThatTellsOfThem()
    {
        var path = Path.Combine(_data.Paths.Releases, $"{_first.Id}.duckdb");
        File.SetAttributes(path, FileAttributes.Normal);
        await File.WriteAllTextAsync(path, "of another schema, or damaged");
        _data.Publish(i => SmallSnapshot.Sound(i) + 30);
        var second = await _refresh.RunAsync(_data);
        second.Reasons.Should().HaveCount(2);
        second.Reasons[0].Should().StartWith("The first of a new line of releases");
        second.Reasons[1].Should().Contain(Brought);
    }
}
