using HealthNeeds.Core.Areas;

namespace HealthNeeds.Core.Tests.Areas;

public sealed class AreaLevelsTests
{
    public static TheoryData<AreaLevel> Every => new(Enum.GetValues<AreaLevel>());

    [Theory]
    [MemberData(nameof(Every))]
    public void Id_IsReadBack(AreaLevel level)
    {
        AreaLevels.TryParse(level.Id(), out var read).Should().BeTrue();
        read.Should().Be(level);
    }

    [Theory]
    [InlineData("LSOA21")]
    [InlineData("ward")]
    [InlineData("")]
    [InlineData(null)]
    public void UnknownId_IsRefused(string? id) => AreaLevels.TryParse(id, out _).Should().BeFalse();

    [Fact]
    public void Ids_AreDistinct() => Enum.GetValues<AreaLevel>().Select(l => l.Id()).Should().OnlyHaveUniqueItems();

    [Fact]
    public void RankedLevels_GoFromSmallToLarge() => AreaLevels.Ranked.Select(l => l.Id()).Should().Equal("lsoa21", "msoa21", "ltla24");

    [Theory]
    [MemberData(nameof(Every))]
    public void Noun_IsAWord(AreaLevel level) => level.Noun().Should().NotBeNullOrWhiteSpace();
}
