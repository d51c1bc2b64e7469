using HealthNeeds.Analytics.Limits;
using HealthNeeds.Dashboard.Api.Downloads;
using HealthNeeds.Dashboard.Api.Places;

namespace HealthNeeds.Dashboard.Tests.Api;

/// <summary>Sums of few events have exact limits: the page, the columns and the guide say which ones.</summary>
public sealed class SumLimitTests
{
    private static readonly string Few = $"below {CountLimits.LeastForByar} events";

    [Fact]
    public void LimitsOfFewEvents_AreSaidToBeExact()
    {
        CountLimits.Of(9).Should().Be(CountLimits.Exact(9)).And.NotBe(CountLimits.Byar(9));
        PlaceListWords.Method.Should().Contain($"Byar’s for rates, exact Poisson ones {Few} (95%)");
        ColumnMeanings.All.Find("placeFigures")!.Columns.Single(c => c.Name == "lower").Means.Should().Contain($"Byar's for rates, exact Poisson limits {Few};");
        File.ReadAllText(RepositoryFile.Path("docs", "api.md")).Should().Contain($"Byar's for rates, exact Poisson ones {Few} (95%)");
    }
}
