namespace HealthNeeds.Core.Tests.Time;

public sealed class TimeZonesTests
{
    [Fact]
    public void London_HasSummerTime()
    {
        TimeZones.London.GetUtcOffset(new DateTime(2026, 7, 1, 12, 0, 0, DateTimeKind.Utc)).Should().Be(TimeSpan.FromHours(1));
        TimeZones.London.GetUtcOffset(new DateTime(2026, 12, 1, 12, 0, 0, DateTimeKind.Utc)).Should().Be(TimeSpan.Zero);
    }

    [Fact]
    public void SystemThatKnowsItsOwnNamesOnly_FindsLondon()
    {
        var its = TimeZoneInfo.CreateCustomTimeZone("GMT Standard Time", TimeSpan.Zero, "London", "London");
        TimeZones.Find("Europe/London", name => name == its.Id ? its : null).Should().BeSameAs(its);
        TimeZones.Find("Europe/Lisbon", name => name == its.Id ? its : null).Should().BeNull();
    }

    [Fact]
    public void SystemThatKnowsBoth_IsAskedByTheNameThatWasGiven()
    {
        var asked = new List<string>();
        TimeZones.Find("Europe/London", name =>
        {
            asked.Add(name);
            return TimeZoneInfo.Utc;
        }).Should().Be(TimeZoneInfo.Utc);
        asked.Should().Equal("Europe/London");
    }
}
