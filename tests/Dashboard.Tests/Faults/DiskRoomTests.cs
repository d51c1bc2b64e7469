using HealthNeeds.Dashboard.Worker;
using HealthNeeds.Store.Releases;
using Microsoft.Extensions.Options;

namespace HealthNeeds.Dashboard.Tests.Faults;

public sealed class DiskRoomTests(ApiServer server) : IClassFixture<ApiServer>
{
    [Theory]
    [InlineData(2.9, true)]
    [InlineData(3.1, false)]
    public void Disk_WithoutRoomForAnotherRelease_IsSaidToBeNearlyFull(double times, bool told)
    {
        var length = new FileInfo(Path.Combine(server.Directory, server.Published!.Id + ".duckdb")).Length;
        var problem = Room(_ => (long)(length * times)).Problem(server.Published);
        (problem?.Contains("The disk of the releases is nearly full", StringComparison.Ordinal) ?? false).Should().Be(told);
    }

    [Fact]
    public void Disk_OfWhichNothingIsKnown_IsNoTrouble() => Room(_ => null).Problem(server.Published!).Should().BeNull();

    [Fact]
    public async Task Disk_WithRoom_IsNotMentioned() => (await server.Get("/health/ready")).GetProperty("status").GetString().Should().Be("ready");

    private DiskRoom Room(Func<string, long?> free) => new(Options.Create(new ReleaseOptions { Directory = server.Directory }), free);
}
