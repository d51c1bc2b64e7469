using HealthNeeds.Dashboard.Releases;
using HealthNeeds.Dashboard.Tests.Api;
using HealthNeeds.Store.Releases;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace HealthNeeds.Dashboard.Tests.Hosting;

/// <summary>A site does not start beside a region that names what no release holds: the file, the entry, what was expected and what was found are told.</summary>
[Collection(nameof(FormerIcbServer))]
public sealed class RegionRefusalTests(FormerIcbServer server) : IDisposable
{
    private readonly string data = Directory.CreateTempSubdirectory("healthneeds-refused-").FullName;

    public void Dispose() => Directory.Delete(data, recursive: true);

    [Theory]
    [InlineData(""" "authorities": ["E08000016", "E08000099"] """, "regions/north/region.json: entry 'north': expected local authorities of April 2024 that release * holds; found 'E08000099', which is none.")]
    [InlineData(""" "icbs": ["E54000061", "E54000034"] """, "regions/north/region.json: entry 'north': expected ICBs of today that release * holds; found 'E54000034'. NHS Frimley Integrated Care Board (E54000034) is an ICB of 2024 that was abolished since: of its 455 LSOAs*")]
    [InlineData(""" "icb": "E54000034" """, "regions/north/region.json: entry 'north': expected ICBs of today that release * holds; found 'E54000034'.*abolished since*")]
    [InlineData(""" "icbs": ["E54000061"], "authorities": ["E08000016"] """, "regions/north/region.json: entry 'north': expected one of icb * found icbs and authorities.")]
    public void Start_BesideARegionThatCannotBe_EndsInWords(string parts, string words) =>
        FluentActions.Invoking(() => Check(parts)).Should().Throw<UnknownRegionSettingException>().WithMessage(words);

    [Theory]
    [InlineData(""" "icbs": ["E54000061", "E54000070"] """)]
    [InlineData(""" "authorities": ["E08000016", "E08000019"] """)]
    [InlineData(""" "icb": "E54000036" """)]
    public void Start_BesideARegionThatCanBe_GoesOn(string parts) => FluentActions.Invoking(() => Check(parts)).Should().NotThrow("an ICB that this small release lacks is one all the same");

    [Fact]
    public void Start_WithoutARelease_ReadsTheFilesAllTheSame() =>
        FluentActions.Invoking(() => Check(""" "icbs": [] """, withRelease: false)).Should().Throw<UnknownRegionSettingException>().WithMessage("*one code or more in icbs; found none.");

    private void Check(string parts, bool withRelease = true)
    {
        PairServer.Region(data, "south-yorkshire", "South Yorkshire", """ "icb": "E54000061" """, 1);
        PairServer.Region(data, "north", "The North", parts, 2);
        var settings = new RegionSetting(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Data:Directory"] = data }).Build());
        using var lease = withRelease ? server.Services.GetRequiredService<ReleaseStore>().Lease() : null;
        settings.Check(lease);
    }
}
