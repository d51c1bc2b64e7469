using HealthNeeds.Core.Areas;

namespace HealthNeeds.Core.Tests.Areas;

public sealed class AreaTests
{
    private static readonly Area Lsoa = new(
        new AreaCode("E01007463"), AreaLevel.Lsoa21, "Barnsley 021F", "Worsbrough", new AreaCode("E02001529"), new AreaCode("E08000016"), "Barnsley", new AreaCode("E54000061"), 1500, "Urban", Location: null);

    [Fact]
    public void DisplayName_IsThePlaceResidentsKnow() => Lsoa.DisplayName.Should().Be("Worsbrough");

    [Fact]
    public void DisplayName_WithoutAPlaceName_IsTheOfficialName() => (Lsoa with { PlaceName = null }).DisplayName.Should().Be("Barnsley 021F");
}
