using System.Text.Json;
using HealthNeeds.Ingest.Http;
using HealthNeeds.Ingest.Publishers;
using HealthNeeds.Ingest.Publishers.Research;
using HealthNeeds.Ingest.Setup;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace HealthNeeds.Ingest.Tests.Publishers.Research;

public sealed class ResearchLimitsTests
{
    [Theory]
    [InlineData(PublisherAddresses.Nihr)]
    [InlineData(PublisherAddresses.Gateway)]
    public void Registers_AreAskedFourTimesASecondAtMost(string publisher)
    {
        using var services = new ServiceCollection().AddResearchRegisters().BuildServiceProvider();

        services.GetRequiredService<IOptions<DownloadOptions>>().Value.Publishers[publisher].Should().Match<PublisherOptions>(o => o.MaxConcurrentRequests == 1 && o.MinRequestIntervalMilliseconds >= 250);
    }

    [Theory]
    [InlineData(null, 8.0)]
    [InlineData(2.5, 2.5)]
    public void Gateway_WhichSaysNoTimeToWait_IsLeftAloneForLonger_UnlessSettingsSayHowLong(double? set, double seconds)
    {
        var services = new ServiceCollection();
        if (set is { } own)
            services.Configure<DownloadOptions>(o => o.Publishers[PublisherAddresses.Gateway] = new PublisherOptions { FirstWaitSeconds = own });
        using var provider = services.AddResearchRegisters().BuildServiceProvider();

        provider.GetRequiredService<IOptions<DownloadOptions>>().Value.Publishers[PublisherAddresses.Gateway].FirstWaitSeconds.Should().Be(seconds);
    }

    [Theory]
    [InlineData(-62_135_769_600_000)]
    [InlineData(long.MinValue)]
    [InlineData(long.MaxValue)]
    public void MillisecondsOfNoDay_AreNone_AndTheRegisterIsReadOn(long milliseconds)
    {
        using var json = JsonDocument.Parse($$"""{"start":{{milliseconds}},"end":1704067200000}""");
        ResearchJson.Day(json.RootElement, "start").Should().BeNull();
        ResearchJson.Day(json.RootElement, "end").Should().Be(new DateOnly(2024, 1, 1));
    }
}
