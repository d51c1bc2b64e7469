using System.Globalization;
using HealthNeeds.Core.Runs;
using HealthNeeds.Ingest.Figures;
using HealthNeeds.Ingest.Tables;

namespace HealthNeeds.Ingest.Tests.Figures;

public sealed class FigureIntakeTests
{
    private static readonly Indicator Share = new(
        new IndicatorId("a-share"), "A share", "D", "%", 1, Polarity.None, "s", "yearly", AreaLevel.Lsoa21, Modelled: false, Caveat: null, "Housing", 0, 100, []);

    private readonly List<PublishedFigure> figures = [];
    private readonly List<Rejection> rejections = [];

    [Theory]
    [InlineData("0.198", 2, 19.8)]
    [InlineData("0.07904206477230426", 2, 7.904206477230426)]
    [InlineData("8.1e-05", 2, 0.0081)]
    [InlineData("-1.5", 0, -1.5)]
    [InlineData("12", 2, 1200)]
    public void Number_MovesTheDecimalPoint_WithoutASecondRounding(string text, int shift, double expected) =>
        FigureIntake.Number(text, shift).Should().Be(expected);

    [Theory]
    [InlineData("")]
    [InlineData("n/a")]
    [InlineData("1,000")]
    [InlineData("NaN")]
    [InlineData("1e999")]
    [InlineData("1 2")]
    public void Number_OfAnythingElse_IsNone(string text) => FigureIntake.Number(text).Should().BeNull();

    [Fact]
    public void Number_OfEveryThirdDecimal_IsTheSameAsDecimalArithmetic()
    {
        for (var thousandths = 0; thousandths <= 1000; thousandths++)
        {
            var text = (thousandths / 1000m).ToString(CultureInfo.InvariantCulture);
            FigureIntake.Number(text, 2).Should().Be((double)(thousandths / 10m), text);
        }
    }

    [Fact]
    public void Blank_IsMissingForTheReasonOfItsColumn()
    {
        Take(string.Empty);

        figures.Should().ContainSingle().Which.Missing.Should().Be(MissingReason.Suppressed);
        rejections.Should().BeEmpty();
    }

    [Fact]
    public void Zero_IsAValue()
    {
        Take("0");

        figures.Should().ContainSingle().Which.Estimate!.Value.Value.Should().Be(0);
    }

    [Theory]
    [InlineData("104.03", null, null, "range", "104.03")]
    [InlineData("-0.1", null, null, "range", "-0.1")]
    [InlineData("lots", null, null, "number", "lots")]
    [InlineData("50", "51", "60", "interval", "51 ≤ 50 ≤ 60")]
    [InlineData("50", "40", "49.9", "interval", "40 ≤ 50 ≤ 49.9")]
    public void FigureThatBreaksARule_IsKeptAsFailed_AndReported(string text, string? lower, string? upper, string rule, string found)
    {
        Take(text, new FigureLimits(lower, upper));

        figures.Should().ContainSingle().Which.Should().Match<PublishedFigure>(f => f.Estimate == null && f.Missing == MissingReason.Failed);
        rejections.Should().ContainSingle().Which.Should().Match<Rejection>(r => r.Rule == rule && r.Found == found && r.Line == 7 && r.Key.Contains("E01000001"));
    }

    [Fact]
    public void FigureWithLimits_KeepsThem()
    {
        Take("50", new FigureLimits("40", "60"));

        figures.Should().ContainSingle().Which.Estimate.Should().Be(new FigureEstimate(50, 40, 60));
    }

    [Theory]
    [InlineData("12,5", "60", null, 60.0, "A lower limit is a number.", "12,5")]
    [InlineData("40", "n/a", 40.0, null, "An upper limit is a number.", "n/a")]
    public void LimitThatIsNoNumber_IsLeftOut_AndReported(string lower, string upper, double? low, double? high, string reason, string found)
    {
        Take("50", new FigureLimits(lower, upper));

        figures.Should().ContainSingle().Which.Estimate.Should().Be(new FigureEstimate(50, low, high));
        rejections.Should().ContainSingle().Which.Should().Match<Rejection>(r => r.Rule == "number" && r.Reason == reason && r.Found == found && r.Line == 7);
    }

    [Theory]
    [InlineData("[c]", "*")]
    [InlineData("", "")]
    public void LimitsThatAreWithheldOrBlank_AreNoRejections(string lower, string upper)
    {
        Take("50", new FigureLimits(lower, upper));

        figures.Should().ContainSingle().Which.Estimate.Should().Be(new FigureEstimate(50, null, null));
        rejections.Should().BeEmpty();
    }

    [Theory]
    [InlineData("514", "3336", 514.0, 3336.0, 0)]
    [InlineData("1,234", "n/a", null, null, 2)]
    [InlineData("[c]", "3336", null, 3336.0, 0)]
    [InlineData("", null, null, null, 0)]
    public void Base_OfTextThatIsNoNumber_IsLeftOut_AndReported(string? count, string? denominator, double? people, double? all, int reported)
    {
        FigureIntake.Base(Place, Key, count, denominator).Should().Be(new FigureBase(people, all));
        rejections.Select(r => (r.Rule, r.Line)).Should().Equal(Enumerable.Repeat<(string, long?)>(("number", 7), reported));
    }

    private RowPlace Place => new(new RawFileReport("s", "f.csv", rejections.Add), 7);

    private static PublishedFigureKey Key => new(Share, "E01000001", Period.Year(2021));

    private void Take(string text, FigureLimits limits = default)
    {
        var intake = new FigureIntake(new Dictionary<string, Indicator>(StringComparer.Ordinal), figures.Add);
        intake.Take(Place, Key, text, MissingReason.Suppressed, limits: limits);
    }
}
