using HealthNeeds.Dashboard.Maps;
using HealthNeeds.Dashboard.Releases;
using HealthNeeds.Store.Releases;
using Microsoft.Extensions.DependencyInjection;

namespace HealthNeeds.Dashboard.Tests.Maps;

/// <summary>Drawing England takes seconds; most releases have the areas of the one before.</summary>
[Collection(nameof(PairServer))]
public sealed class BoundaryCacheTests(PairServer pair)
{
    [Fact]
    public void Drawings_AreThoseOfTheReleaseBefore_WhereItsAreasAreTheSame()
    {
        using var next = new ApiServer(MadeReleases.SecondPair.PutInto, PairServer.Settings);
        var cache = pair.Services.GetRequiredService<BoundaryCache>();
        next.Published!.Id.Should().NotBe(pair.Published!.Id);
        var (before, after) = (Drawn(pair, cache), Drawn(next, cache));
        new object?[] { before.England, before.Region, before.Elsewhere }.Should().NotContainNulls();
        after.England.Should().BeSameAs(before.England);
        after.Region.Should().BeSameAs(before.Region);
        after.Elsewhere.Should().BeSameAs(before.Elsewhere);
        before.Elsewhere.Should().NotBeSameAs(before.Region);
    }

    [Fact]
    public void Drawings_AreMadeAnew_WhereAReleaseHasOtherAreas()
    {
        using var server = new ApiServer(MadeReleases.First.PutInto);
        var cache = pair.Services.GetRequiredService<BoundaryCache>();
        Drawn(pair, cache).England!.Borders.Should().HaveCountGreaterThan(Read(server, r => cache.England(r))!.Borders.Count);
    }

    /// <summary>England, two ICBs as one region, and the ICB around a place outside the region that is shown.</summary>
    private static (EnglandDrawing? England, RegionDrawing? Region, RegionDrawing? Elsewhere) Drawn(ApiServer server, BoundaryCache cache) => (
        Read(server, r => cache.England(r)),
        Read(server, r => cache.Of(r).Drawing, PairServer.Both),
        Read(server, r => cache.Around(r, r.Lease.Areas.List(AreaLevel.Lsoa21, new AreaCode("E54000036"))[0])));

    private static T Read<T>(ApiServer server, Func<ReleaseReading, T> read, string? region = null)
    {
        using var scope = server.Services.CreateScope();
        using var lease = server.Services.GetRequiredService<ReleaseStore>().Lease();
        var reading = scope.ServiceProvider.GetRequiredService<ReleaseReading>();
        reading.Take(lease);
        if (region is not null)
            reading.Choose(region);
        return read(reading);
    }
}
