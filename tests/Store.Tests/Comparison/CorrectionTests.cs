using HealthNeeds.Core.Releases;
using HealthNeeds.Store.Comparison;
using HealthNeeds.Store.Schema;
using HealthNeeds.Store.Tests.Releases;

namespace HealthNeeds.Store.Tests.Comparison;

/// <summary>What stands beside a value, and what is said of an indicator, is content too.</summary>
[Trait("Speed", "Slow")]
public sealed class CorrectionTests : IDisposable
{
    private readonly TemporaryDirectory directory = new();
    private readonly ReleaseComparer differences;

    public CorrectionTests() => differences = new ReleaseComparer(StoreOptions.For(directory));

    public void Dispose()
    {
        differences.Dispose();
        directory.Dispose();
    }

    [Fact]
    public void CorrectedLimits_AreAPatch_ThatNamesThem()
    {
        var difference = Corrected(Figure(new FigureEstimate(1, 0.5, 2)), Figure(new FigureEstimate(1, 0.5, 3)));
        difference.Size.Should().Be(ChangeSize.Patch);
        difference.Reasons.Should().Equal("1 figure keeps its value and was corrected beside it: limits of 1.");
        var series = difference.Revisions.Should().ContainSingle().Subject;
        (series.Areas, series.Revised, series.Corrected).Should().Be((2, 0, 1));
        series.Fields.Should().Equal(new FieldRevision("limits", 1));
        var value = differences.Revisions(difference.From.Id, difference.To.Id, null, 0, 10).Items.Should().ContainSingle().Subject;
        (value.From, value.To, value.Beside).Should().Be((1, 1, "upper 2.0 → 3.0"));
    }

    [Fact]
    public void CorrectedCountDenominatorNoteAndTrend_AreToldOneByOne()
    {
        var before = Figure(new FigureEstimate(1), count: 10, denominator: 100);
        var difference = Corrected(before, Figure(new FigureEstimate(1), count: 11, denominator: 110) with { Note = "Small numbers", Trend = Trend.Increasing });
        difference.Revisions.Single().Fields.Select(f => f.Field).Should().Equal("count", "denominator", "note", "trend");
        differences.Revisions(difference.From.Id, difference.To.Id, null, 0, 10).Items.Single().Beside
            .Should().Be("count 10.0 → 11.0; denominator 100.0 → 110.0; note none → Small numbers; trend none → increasing");
    }

    [Fact]
    public void AnotherReasonForAMissingValue_IsACorrection()
    {
        var difference = Corrected(Unknown(MissingReason.Suppressed), Unknown(MissingReason.NotCollected));
        (difference.Size, difference.Revisions.Single().Fields.Single().Field).Should().Be((ChangeSize.Patch, "reason"));
    }

    [Fact]
    public void FigureThatIsNowSuppressed_IsCounted_AndNoneOfItsOldNumbersIsTold()
    {
        var difference = Corrected(Figure(new FigureEstimate(1, 0.5, 2), count: 3, denominator: 100), Unknown(MissingReason.Suppressed));
        difference.Revisions.Single().Disappeared.Should().Be(1);
        var value = differences.Revisions(difference.From.Id, difference.To.Id, null, 0, 10).Items.Should().ContainSingle().Subject;
        (value.From, value.To, value.FromMissing, value.ToMissing, value.Beside).Should().Be((null, null, MissingReason.Suppressed, MissingReason.Suppressed, null));
        var reversed = differences.Revisions(difference.To.Id, difference.From.Id, null, 0, 10).Items.Should().ContainSingle().Subject;
        (reversed.From, reversed.To, reversed.Beside).Should().Be((null, null, null), "an address may name the pair in any order");
    }

    [Fact]
    public void RevisedValue_IsCountedOnce_AndSaysWhatElseDiffers()
    {
        var difference = Corrected(Figure(new FigureEstimate(1, 0.5, 2)), Figure(new FigureEstimate(1.5, 0.5, 3)));
        (difference.Revisions.Single().Revised, difference.Revisions.Single().Corrected).Should().Be((1, 0));
        difference.Reasons.Should().Equal("1 value was revised.");
        differences.Revisions(difference.From.Id, difference.To.Id, null, 0, 10).Items.Single().Beside.Should().Be("upper 2.0 → 3.0");
    }

    [Fact]
    public void SumsAddedUpInAnotherOrder_AreNoCorrection() =>
        Corrected(Figure(new FigureEstimate(1), count: 0.1 + 0.2), Figure(new FigureEstimate(1), count: 0.3)).Size.Should().Be(ChangeSize.None);

    [Fact]
    public void NameDefinitionAndLicence_AreAPatch_ThatSaysWhatWasReworded()
    {
        var difference = Between(new TinyEdit(), new TinyEdit { Indicator = i => i with { Name = "J", Definition = "e" }, Source = s => s with { Licence = "OGL" } });
        difference.Size.Should().Be(ChangeSize.Patch);
        difference.Catalogue.Should().BeEquivalentTo([
            new CatalogueChange("indicator", "i", "definition", "d", "e"), new CatalogueChange("indicator", "i", "name", "I", "J"), new CatalogueChange("source", "s", "licence", "l", "OGL")]);
        difference.Reasons.Should().Equal("3 entries about indicators and sources were reworded: definition of i, name of i, licence of s.");
    }

    [Fact]
    public void WhatAnIndicatorIsShownFor_IsAPatch_AndItsPolarityIsMajor()
    {
        var uses = Between(new TinyEdit(), new TinyEdit { Indicator = i => i with { Uses = [new IndicatorUse("cancer", IndicatorRole.Burden)] } });
        (uses.Size, uses.Catalogue.Single()).Should().Be((ChangeSize.Patch, new CatalogueChange("indicator", "i", "uses", "cancer determinant", "cancer burden")));
        var polarity = Between(new TinyEdit(), new TinyEdit { Indicator = i => i with { Polarity = Polarity.HigherIsBetter } });
        (polarity.Size, polarity.Catalogue.Count).Should().Be((ChangeSize.Major, 0));
    }

    private static Observation Figure(FigureEstimate estimate, double? count = null, double? denominator = null) =>
        Observation.Known(new IndicatorId("i"), TinyRelease.First, Period.Year(2021), estimate, count: count, denominator: denominator);

    private static Observation Unknown(MissingReason reason) => Observation.Unknown(new IndicatorId("i"), TinyRelease.First, Period.Year(2021), reason);

    private ReleaseDifference Corrected(Observation before, Observation after) => Between(new TinyEdit { Figure = before }, new TinyEdit { Figure = after });

    private ReleaseDifference Between(TinyEdit before, TinyEdit after) => differences.Between(Publish(before).Id, Publish(after).Id);

    private ReleaseInfo Publish(TinyEdit edit)
    {
        using var writer = TinyRelease.Begin(StoreOptions.For(directory));
        TinyRelease.Fill(writer, edit: edit);
        return writer.Publish(TinyRelease.NoExpectations);
    }
}
