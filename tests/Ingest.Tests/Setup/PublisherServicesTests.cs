using HealthNeeds.Ingest.Http;
using HealthNeeds.Ingest.Publishers;
using HealthNeeds.Ingest.Setup;
using HealthNeeds.Ingest.Tests.Publishers;
using HealthNeeds.Ingest.Workspace;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace HealthNeeds.Ingest.Tests.Setup;

public sealed class PublisherServicesTests
{
    [Fact]
    public void EverySourceOfTheCatalogue_HasAClient_OrSaysThatNothingAsks()
    {
        using var services = Services([]);

        services.GetServices<ILiveSource>().Select(s => s.Source).Should().BeEquivalentTo(
            DataCatalogues.Read(RawFiles.Data).Indicators.Sources.Where(s => s.Supply != FigureSupply.BundledOnly).Select(s => s.Id));
    }

    [Theory]
    [InlineData(null, 250)]
    [InlineData("1000", 1000)]
    [InlineData("10", 250)]
    public void Ods_IsAskedFewerThanFiveTimesASecond_WhateverIsConfigured(string? configured, int apart)
    {
        using var services = Services(configured is null ? [] : [KeyValuePair.Create("Live:Publishers:ods:MinRequestIntervalMilliseconds", (string?)configured)]);

        services.GetRequiredService<IOptions<DownloadOptions>>().Value.Of(PublisherAddresses.Ods).MinRequestIntervalMilliseconds.Should().Be(apart);
    }

    [Theory]
    [InlineData("PullWaitSeconds", "3600", 1, 8.0, 3600.0)]
    [InlineData("FirstWaitSeconds", "2.5", 1, 2.5, 1800.0)]
    [InlineData("MaxConcurrentRequests", "3", 3, 8.0, 1800.0)]
    public void Gateway_OfWhichOneLimitIsSet_IsAskedByItsOwnOthers(string limit, string value, int atOnce, double firstWait, double pullWait)
    {
        using var services = Services([KeyValuePair.Create($"Live:Publishers:ukri-gateway:{limit}", (string?)value)]);

        services.GetRequiredService<IOptions<DownloadOptions>>().Value.Of(PublisherAddresses.Gateway)
            .Should().Match<PublisherOptions>(o => o.MaxConcurrentRequests == atOnce && o.FirstWaitSeconds == firstWait && o.PullWaitSeconds == pullWait);
    }

    [Fact]
    public void SettingsThatSayWhichEditionIsAsked_AreToldWithTheirValues_AndAreTheOnesThatAreRead()
    {
        using var services = Services([]);
        var told = Editions(services);
        told.Should().HaveCount(6);
        foreach (var setting in told.SelectMany(t => t.Now.Settings))
        {
            told.Should().ContainSingle(t => t.Words.Contains(setting.Line(), StringComparison.Ordinal) && t.Later.Length > 0);
            var other = setting with { Value = setting.Name.EndsWith("Year", StringComparison.Ordinal) ? "2024" : new string('a', 32) };
            using var changed = Services([KeyValuePair.Create(setting.Name.Replace("__", ":", StringComparison.Ordinal), (string?)other.Value)]);
            Editions(changed).SelectMany(t => t.Now.Settings).Should().Contain(other);
        }
    }

    [Theory]
    [InlineData("http://example.org/", false)]
    [InlineData("files", false)]
    [InlineData("http://127.0.0.1:5000", true)]
    [InlineData("https://mirror.example.org/nhs", true)]
    public void Address_IsHttps_OrThisMachine(string address, bool allowed)
    {
        var addresses = new PublisherAddresses(new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create("Live:Addresses:nhs-digital", (string?)address)]).Build());

        if (allowed)
            addresses.Of(PublisherAddresses.NhsDigital).Should().Be(new Uri($"{address.TrimEnd('/')}/"));
        else
            addresses.Invoking(a => a.Of(PublisherAddresses.NhsDigital)).Should().Throw<OptionsValidationException>().WithMessage("Live__Addresses__nhs-digital is*https://*");
    }

    private static List<EditionPlace> Editions(ServiceProvider services) => [.. services.GetServices<ILiveSource>().Select(s => s.AskedEdition).OfType<EditionPlace>()];

    private static ServiceProvider Services(IEnumerable<KeyValuePair<string, string?>> settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        return new ServiceCollection().AddSingleton<IConfiguration>(configuration).AddLogging().AddLiveSources(configuration).BuildServiceProvider();
    }
}
