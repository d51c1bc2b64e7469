namespace HealthNeeds.Core.Tests.Areas;

public sealed class AreaLevelsTests
{
    public static TheoryData<AreaLevel> Every => new(Enum.GetValues<AreaLevel>());

    [Fact]
    public void RankedLevels_GoFromSmallToLarge() => AreaLevels.Ranked.Select(l => l.Id()).Should().Equal("lsoa21", "msoa21", "ltla24");

    [Theory]
    [MemberData(nameof(Every))]
    public void Noun_IsAWord(AreaLevel level) => level.Noun().Should().NotBeNullOrWhiteSpace();
}
