using HealthNeeds.Ingest.Http;
using HealthNeeds.Ingest.Setup;
using HealthNeeds.Ingest.Tests.Http;
using HealthNeeds.Ingest.Tests.Snapshot;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace HealthNeeds.Ingest.Tests.Setup;

public sealed class DownloadServicesTests
{
    [Fact]
    public void Options_OfAPublisher_AreThoseOfTheConfigurationOrTheDefaults()
    {
        using var services = Services(("Live:Publishers:Nomis:MaxConcurrentRequests", "1"), ("Live:TakeUpWithinHours", "2"));
        var options = services.GetRequiredService<IOptions<DownloadOptions>>().Value;
        (options.Of("nomis").MaxConcurrentRequests, options.Of("fingertips").MaxConcurrentRequests, options.TakeUpWithin).Should().Be((1, 2, TimeSpan.FromHours(2)));
    }

    [Theory]
    [InlineData("Live:Publishers:nomis:MaxConcurrentRequests", "0", "Live__Publishers__nomis__MaxConcurrentRequests is '0'. Expected a number from 1 to 16.")]
    [InlineData("Live:Publishers:nomis:TotalSeconds", "5", "Live__Publishers__nomis: TotalSeconds (5) is less than TrySeconds (300)*")]
    [InlineData("Live:TakeUpWithinHours", "-1", "Live__TakeUpWithinHours is '-1'. Expected a number from 0 to 168.")]
    [InlineData("Live:Contact", "about-us", "Live__Contact 'about-us' is not a whole address*")]
    public void Start_LimitsNobodyCouldKeep_IsRefused(string key, string value, string problem)
    {
        using var services = Services((key, value));
        var start = () => services.GetRequiredService<IStartupValidator>().Validate();
        start.Should().Throw<OptionsValidationException>().WithMessage(problem);
    }

    [Fact]
    public void Begin_FromTheServices_KeepsInTheReleasesDirectory()
    {
        using var folder = new TemporaryFolder();
        using var services = Services(("Releases:Directory", folder.Path));
        using (services.GetRequiredService<PublisherSessionFactory>().Begin("iod2025", "gov-uk"))
            File.Exists(Path.Combine(folder.Path, "sources", "iod2025", "pull.jsonl")).Should().BeTrue();
        services.GetRequiredService<EvidenceStore>().Folder.Should().Be(Path.Combine(folder.Path, "evidence"));
        services.GetRequiredService<EvidenceRetention>().Should().NotBeNull();
    }

    [Fact]
    public async Task Gate_Paused_LetsNobodyThroughBeforeThen()
    {
        var clock = new LeapingClock();
        using var gate = new PublisherGate(2, TimeSpan.Zero, clock);
        gate.PauseUntil(clock.GetUtcNow().AddSeconds(9));
        await gate.PaceAsync(CancellationToken.None);
        await gate.PaceAsync(CancellationToken.None);
        clock.Waits.Should().Equal(TimeSpan.FromSeconds(9));
    }

    [Theory]
    [InlineData("http://127.0.0.1:5000/", true)]
    [InlineData("https://www.example.org/", false)]
    public void Proxy_ThisMachine_IsAskedDirectly(string address, bool directly)
    {
        var proxy = new OutsideProxy(new System.Net.WebProxy("http://proxy.example.org:3128"));
        proxy.IsBypassed(new Uri(address)).Should().Be(directly);
        proxy.GetProxy(new Uri("https://www.example.org/")).Should().Be(new Uri("http://proxy.example.org:3128"));
    }

    private static ServiceProvider Services(params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(s => s.Key, s => (string?)s.Value)).Build();
        return new ServiceCollection().AddDownloads(configuration).BuildServiceProvider();
    }
}
