using HealthNeeds.Dashboard.Hosting;
using HealthNeeds.Dashboard.Maps;
using HealthNeeds.Dashboard.Releases;
using HealthNeeds.Dashboard.Wording;
using HealthNeeds.Dashboard.Worker;
using HealthNeeds.Store.Releases;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace HealthNeeds.Dashboard.Tests.Hosting;

[Collection(ApiCollection.Name)]
public sealed class PageStampTests(ApiServer server)
{
    /// <summary>The last day of 2021 is a year old from 1 January 2023: 366 days are more than a year of 365.25.</summary>
    [Fact]
    public void PageThatSaysHowOldAFigureIs_IsDrawnAgainTheNextDay_AndNotBefore()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2022, 12, 31, 12, 0, 0, TimeSpan.Zero));
        var (words, stamp) = (Words(clock), Stamp(clock));

        clock.Advance(TimeSpan.FromHours(11.9));
        (Words(clock), Stamp(clock)).Should().Be((words, stamp));

        clock.Advance(TimeSpan.FromHours(0.2));
        Words(clock).Should().NotBe(words);
        Stamp(clock).Should().NotBe(stamp);
    }

    private static string Words(TimeProvider clock) => PeriodWords.WithAge("2021", clock);

    private string Stamp(TimeProvider clock)
    {
        var services = server.Services;
        var store = services.GetRequiredService<ReleaseStore>();
        using var lease = store.TryLease();
        return new PageStamp(store, services.GetRequiredService<RegionSetting>(), services.GetRequiredService<BoundaryCache>(), services.GetRequiredService<FreshnessReader>(), clock).Of(lease!.Info);
    }
}
