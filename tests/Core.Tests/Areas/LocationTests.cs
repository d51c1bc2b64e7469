using FsCheck;
using FsCheck.Fluent;

namespace HealthNeeds.Core.Tests.Areas;

public sealed class LocationTests
{
    private const double HalfTheEarthKm = Math.PI * 6371.0088;

    private static readonly Gen<Location> Locations =
        from latitude in Gen.Choose(-90_000, 90_000)
        from longitude in Gen.Choose(-180_000, 180_000)
        select new Location(latitude / 1000.0, longitude / 1000.0);

    [Fact]
    public void SheffieldToDoncaster_IsAbout28Kilometres() =>
        new Location(53.3811, -1.4701).KilometresTo(new Location(53.5228, -1.1285)).Should().BeApproximately(27.6, 0.5);

    [Theory]
    [InlineData(0.4, "0.4 km")]
    [InlineData(6.56, "6.6 km")]
    [InlineData(19.7, "20 km")]
    public void Kilometres_InWords_HaveADecimalBelowTen(double kilometres, string words) => DistanceWords.Kilometres(kilometres).Should().Be(words);

    [Fact]
    public void OneDegreeOfLatitude_IsAbout111Kilometres() =>
        new Location(53, -1).KilometresTo(new Location(54, -1)).Should().BeApproximately(111.195, 0.001);

    [Fact]
    public void Distance_IsMutual_NeverNegative_AndAtMostHalfRoundTheEarth() =>
        Prop.ForAll(Locations.Two().ToArbitrary(), pair =>
        {
            var km = pair.Item1.KilometresTo(pair.Item2);
            return km >= 0 && km <= HalfTheEarthKm + 1e-6 && Math.Abs(km - pair.Item2.KilometresTo(pair.Item1)) < 1e-9;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Distance_ByAThirdPlace_IsNoShorter() =>
        Prop.ForAll(Locations.Three().ToArbitrary(), places =>
        {
            var (a, b, c) = places;
            return a.KilometresTo(c) <= a.KilometresTo(b) + b.KilometresTo(c) + 1e-6;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Distance_ToItself_IsNone() => Prop.ForAll(Locations.ToArbitrary(), a => a.KilometresTo(a) == 0).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(90.001, 0)]
    [InlineData(-91, 0)]
    [InlineData(0, 180.001)]
    [InlineData(0, -181)]
    [InlineData(double.NaN, 0)]
    [InlineData(0, double.NaN)]
    [InlineData(double.PositiveInfinity, 0)]
    public void OffTheEarth_IsRefused(double latitude, double longitude) =>
        FluentActions.Invoking(() => new Location(latitude, longitude)).Should().Throw<ArgumentException>().WithMessage("*degrees*");
}
