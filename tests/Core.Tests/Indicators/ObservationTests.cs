namespace HealthNeeds.Core.Tests.Indicators;

public sealed class ObservationTests
{
    private static readonly IndicatorId Ypll = new("iod2025-ypll");
    private static readonly AreaCode Area = new("E01000001");

    [Fact]
    public void KnownObservation_HasAValueAndNoReason() =>
        Observation.Known(Ypll, Area, Period.Year(2021), new FigureEstimate(0), count: 0, denominator: 5).Should().Match<Observation>(o =>
            o.Estimate!.Value.Value == 0 && o.Missing == null && o.Count == 0 && o.Denominator == 5 && o.Sex == Sex.Persons);

    [Fact]
    public void UnknownObservation_HasAReasonAndNoValue() =>
        Observation.Unknown(Ypll, Area, Period.Year(2021), MissingReason.Suppressed, Sex.Female).Should().Match<Observation>(o =>
            o.Estimate == null && o.Missing == MissingReason.Suppressed && o.Count == null && o.Sex == Sex.Female);

    [Fact]
    public void ZeroAndMissing_AreDifferent() =>
        Observation.Known(Ypll, Area, Period.Year(2021), new FigureEstimate(0)).Should().NotBe(Observation.Unknown(Ypll, Area, Period.Year(2021), MissingReason.NotCollected));
}
