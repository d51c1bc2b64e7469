using HealthNeeds.Ingest.Http;
using HealthNeeds.Ingest.Publishers;
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
}
