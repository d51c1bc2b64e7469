using HealthNeeds.Dashboard.Maps;
using HealthNeeds.Dashboard.Releases;
using HealthNeeds.Dashboard.Tests.Servers;
using HealthNeeds.Store.Releases;
using Microsoft.Extensions.DependencyInjection;

namespace HealthNeeds.Dashboard.Tests.Maps;

/// <summary>Drawing England takes seconds; most releases have the areas of the one before.</summary>
public sealed class BoundaryCacheTests
{
    [Fact]
    public void Drawings_AreThoseOfTheReleaseBefore_WhereItsAreasAreTheSame()
    {
        using var server = new ApiServer(MadeReleases.First.PutInto);
        using var next = new ApiServer(MadeReleases.Second.PutInto);
        var cache = server.Services.GetRequiredService<BoundaryCache>();
        var (england, region) = Drawn(server, cache);
        england.Should().NotBeNull();
        var (englandThen, regionThen) = Drawn(next, cache);
        next.Published!.Id.Should().NotBe(server.Published!.Id);
        englandThen.Should().BeSameAs(england);
        regionThen.Should().BeSameAs(region);
    }

    [Fact]
    public void Drawings_AreMadeAnew_WhereAReleaseHasOtherAreas()
    {
        using var server = new ApiServer(MadeReleases.First.PutInto);
        using var pair = new ApiServer(MadeReleases.Pair.PutInto);
        var cache = server.Services.GetRequiredService<BoundaryCache>();
        Drawn(pair, cache).England!.Borders.Should().HaveCountGreaterThan(Drawn(server, cache).England!.Borders.Count);
    }

    private static (EnglandDrawing? England, RegionDrawing? Region) Drawn(ApiServer server, BoundaryCache cache)
    {
        using var scope = server.Services.CreateScope();
        using var lease = server.Services.GetRequiredService<ReleaseStore>().Lease();
        var reading = scope.ServiceProvider.GetRequiredService<ReleaseReading>();
        reading.Take(lease);
        return (cache.England(reading), cache.Of(reading).Drawing);
    }
}
