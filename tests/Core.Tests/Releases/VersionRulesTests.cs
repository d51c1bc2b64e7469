using HealthNeeds.Core.Releases;

namespace HealthNeeds.Core.Tests.Releases;

public sealed class VersionRulesTests
{
    private static readonly SourceChange Same = new("iod2025", "t", ChangeKind.Unchanged, "a", "a", "p", "p", 1, 1);
    private static readonly SeriesChange NewPeriod = new(ChangeKind.Added, "iod2025-ypll", "Years of life lost", "2019–23", Sex.Persons, AreaLevel.Lsoa21, 860);
    private static readonly SeriesRevision Revised = new("iod2025-ypll", "Years of life lost", "2018–22", Sex.Persons, AreaLevel.Lsoa21, 860, 1, 0, 0, 0.1, 0.1);

    [Fact]
    public void NothingDifferent_IsNoSizeAtAll() => Judge().Size.Should().Be(ChangeSize.None);

    [Fact]
    public void NewMethod_IsMajor_WhateverElseChanged()
    {
        var (size, reasons) = VersionRules.Judge([new MethodChange("version", "1", "2")], 0, [NewPeriod], [Revised], 0, 0, [Same]);
        size.Should().Be(ChangeSize.Major);
        reasons.Should().HaveCount(3).And.HaveElementAt(0, "Method: version, 1 → 2.");
    }

    [Fact]
    public void Geography_IsMajor_AndCorrectionsOfAreasAreNot()
    {
        Judge(geography: 1).Should().BeEquivalentTo((ChangeSize.Major, new[] { "1 area was added, retired or moved to another larger area." }));
        Judge(corrections: 2).Size.Should().Be(ChangeSize.Patch);
    }

    [Fact]
    public void SeriesThatCameOrWent_AreMinor()
    {
        Judge(series: NewPeriod).Should().BeEquivalentTo((ChangeSize.Minor, new[] { "New: Years of life lost (iod2025-ypll), 2019–23." }));
        Judge(series: NewPeriod with { Change = ChangeKind.Withdrawn }).Size.Should().Be(ChangeSize.Minor);
    }

    [Fact]
    public void RevisedValuesAndAssets_ArePatches()
    {
        VersionRules.Judge([], 0, [], [Revised], 0, 0, [Same]).Should().BeEquivalentTo((ChangeSize.Patch, new[] { "1 value was revised." }));
        VersionRules.Judge([], 0, [], [], 0, 3, [Same]).Size.Should().Be(ChangeSize.Patch);
    }

    [Fact]
    public void SourcePublishedAnew_WithTheSameValues_IsAPatchThatSaysSo() =>
        VersionRules.Judge([], 0, [], [], 0, 0, [Same with { Change = ChangeKind.Changed, ToSha256 = "b" }]).Reasons.Should().Equal("Published anew without a change of values: iod2025.");

    private static (ChangeSize Size, IReadOnlyList<string> Reasons) Judge(long geography = 0, long corrections = 0, params SeriesChange[] series) =>
        VersionRules.Judge([], geography, series, [], corrections, 0, [Same]);
}
