using HealthNeeds.Core.Releases;

namespace HealthNeeds.Core.Tests.Releases;

public sealed class DataVersionTests
{
    [Theory]
    [InlineData(ChangeSize.None, "2.3.4")]
    [InlineData(ChangeSize.Patch, "2.3.5")]
    [InlineData(ChangeSize.Minor, "2.4.0")]
    [InlineData(ChangeSize.Major, "3.0.0")]
    public void Next_OfASize_MovesItsNumberOnAndResetsThoseBelow(ChangeSize size, string expected) =>
        DataVersion.Parse("2.3.4").Next(size).ToString().Should().Be(expected);

    [Theory]
    [InlineData("")]
    [InlineData("1.0")]
    [InlineData("1.0.0.0")]
    [InlineData("0.1.0")]
    [InlineData("1.-1.0")]
    [InlineData("1. 0.0")]
    [InlineData("v1.0.0")]
    public void Parse_OfAnythingElse_IsRefused(string text) => DataVersion.TryParse(text, out _).Should().BeFalse();

    [Fact]
    public void Versions_SortByNumberNotByText() =>
        new[] { "1.10.0", "1.9.9", "2.0.0", "1.9.10" }.Select(DataVersion.Parse).Order().Select(v => v.ToString()).Should().Equal("1.9.9", "1.9.10", "1.10.0", "2.0.0");
}
