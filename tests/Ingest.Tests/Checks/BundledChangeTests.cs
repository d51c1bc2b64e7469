using HealthNeeds.Core.Snapshots;
using HealthNeeds.Ingest.Checks;
using HealthNeeds.Ingest.Figures;
using HealthNeeds.Ingest.SourceRecords;
using HealthNeeds.Ingest.Workspace;

namespace HealthNeeds.Ingest.Tests.Checks;

public sealed class BundledChangeTests
{
    private static readonly RuleFinding Leap = RuleFinding.Hold("magnitude", "iod2025", "iod2025-ypll 2018–22 persons", "The median stays near that of the current release.", "a median of 91.5", "61.5 ± 10.7 (2018–22)");

    private static readonly FetchedFile Bundled = new(SnapshotKinds.Observations, "iod2025", "/data/snapshot/observations-iod2025.parquet", 860, "aaaa");

    private static readonly ReleaseReceipt Same = new(
        "20261122T201500Z-0123abcd", "20261122T201400Z-0001", "south-yorkshire", ProductVersion.Text, [.. ProductVersion.CodeIds], "hash", [new ReleaseInput(Bundled.Kind, "iod2025", "observations-iod2025.parquet", 860, "aaaa", Receipt: null)]);

    [Fact]
    public void OtherBundledFigures_AreTheProgramsOwn() => Explains(Same, Bundled with { Sha256 = "bbbb" }).Should().BeTrue();

    [Fact]
    public void SameFigures_OfAnotherVersion_AreReadByItOtherwise()
    {
        Explains(Same with { ProductVersion = "0.1.0" }, Bundled).Should().BeTrue();
        Explains(Same with { CodeIds = ["another build"] }, Bundled).Should().BeTrue();
    }

    [Fact]
    public void FiguresThatAreBundledNoLonger_AreTheProgramsOwn() => Explains(Same).Should().BeTrue();

    [Fact]
    public void SameFigures_OfTheSameProgram_AreHeld() => Explains(Same, Bundled).Should().BeFalse("nothing of the program changed");

    [Fact]
    public void BundledFigures_InThePlaceOfLiveOnes_AreHeld_ThoughTheProgramIsNew() =>
        Explains(Same with { ProductVersion = "0.1.0", Inputs = [Same.Inputs[0] with { Receipt = "0123456789ab" }] }, Bundled with { Sha256 = "bbbb" }).Should().BeFalse("a source's own figures were lost");

    [Fact]
    public void LiveFigures_AreTheirPublishers() => Explains(Same, Bundled with { Sha256 = "bbbb", Receipt = "0123456789ab" }).Should().BeFalse();

    [Fact]
    public void Release_OfWhichNobodyKnowsWhatItWasMadeOf_ExplainsNothing() => Explains(made: null, Bundled with { Sha256 = "bbbb" }).Should().BeFalse();

    [Fact]
    public void WhatIsWrongByItself_IsHeld_WhoeverBroughtIt()
    {
        foreach (var rule in new[] { "rows", "areas", "rejected-share" })
            new BundledChange(Same, [Bundled with { Sha256 = "bbbb" }]).Explains(Leap with { Rule = rule }).Should().BeFalse(rule);
    }

    [Fact]
    public void Reasons_AreOneForEachSource_AndSayHowManyMoreThereAre() =>
        BundledChange.Reasons([Leap, Leap with { Key = "iod2025-cidr 2022 persons" }, Leap with { Source = "qof2021" }]).Should().HaveCount(2)
            .And.HaveElementAt(0, $"Version {ProductVersion.Text} of the program brought bundled figures that differ from those before: [magnitude] {Leap.WithSource()} And 1 more.");

    private static bool Explains(ReleaseReceipt? made, params FetchedFile[] now) => new BundledChange(made, now).Explains(Leap);
}
