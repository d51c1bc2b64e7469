using HealthNeeds.Dashboard.Hosting.Guards;

namespace HealthNeeds.Dashboard.Tests.Hosting.Guards;

public sealed class FileHandlesTests
{
    [Theory]
    [InlineData("Max open files            1024                 524288               files", 1024)]
    [InlineData("Max open files            unlimited            unlimited            files", null)]
    [InlineData("Max processes             1024                 524288               processes", null)]
    public void Limit_IsTheSofterOne(string line, int? most) =>
        FileHandles.MostOf(["Limit                     Soft Limit           Hard Limit           Units", line]).Should().Be(most);

    [Theory]
    [InlineData(2000, 65_536L, 2000)]
    [InlineData(2000, 1024L, 512)]
    [InlineData(2000, 100L, 1)]
    [InlineData(2000, null, 2000)]
    public void Connections_LeaveHandlesForTheSiteItself(int asked, long? handles, int connections) =>
        FileHandles.Connections(asked, handles).Should().Be(connections);
}
